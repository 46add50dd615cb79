package io.portcullis.gateway.web.view;

/// A recovery key to print.
public record RecoveryKeyView(String key) implements View {
    @Override
    public String template() {
        return "recovery-key";
    }

    /// Prints no secret.
    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
