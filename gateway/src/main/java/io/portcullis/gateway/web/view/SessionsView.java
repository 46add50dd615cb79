package io.portcullis.gateway.web.view;

import java.util.List;

/// Who is signed in now.
///
/// @param clients chat apps and phones
/// @param more how many of them are not shown
/// @param notice what was just done, or could not be; empty where nothing was
public record SessionsView(List<Row> clients, int more, List<Row> browsers, String notice) implements View {
    /// One sign-in.
    ///
    /// @param device the id of the device it is; empty where it is none
    /// @param own whether it is the one that the page is seen in
    public record Row(String id, String label, String facts, String device, boolean own) {}

    public SessionsView {
        clients = List.copyOf(clients);
        browsers = List.copyOf(browsers);
    }

    @Override
    public String template() {
        return "sessions";
    }
}
