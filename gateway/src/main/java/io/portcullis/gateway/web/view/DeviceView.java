package io.portcullis.gateway.web.view;

/// One device: waited for, or connected.
///
/// @param used when and from where it was last used; empty while it was not
/// @param refresh how often the page has still to look again by itself; 0: no more
public record DeviceView(String id, String label, String used, int refresh) implements View {
    @Override
    public String template() {
        return "device";
    }
}
