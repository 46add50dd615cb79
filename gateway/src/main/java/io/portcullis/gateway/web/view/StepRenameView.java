package io.portcullis.gateway.web.view;

/// Another name for a passkey.
///
/// @param label as it is, or as it was typed
public record StepRenameView(String id, String label, String problem) implements View {
    @Override
    public String template() {
        return "step-rename";
    }
}
