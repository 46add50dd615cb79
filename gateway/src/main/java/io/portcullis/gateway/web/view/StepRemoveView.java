package io.portcullis.gateway.web.view;

/// Asks once before a second step or a trusted browser goes.
///
/// @param kind `passkey`, `app` or `browser`
/// @param problem why it cannot go; empty where it can
public record StepRemoveView(String kind, String id, String label, String problem) implements View {
    @Override
    public String template() {
        return "step-remove";
    }
}
