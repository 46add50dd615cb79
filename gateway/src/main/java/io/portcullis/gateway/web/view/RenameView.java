package io.portcullis.gateway.web.view;

/// Another name for a device or a passkey.
///
/// @param path where the form goes
/// @param back where it leads to
/// @param label as it is, or as it was typed
public record RenameView(String path, String back, String id, String label, String problem) implements View {
    @Override
    public String template() {
        return "rename";
    }
}
