package io.portcullis.gateway.web.view;

/// A new password after losing everything. Prints nothing: its token is a secret.
public record FinishRecoveryView(String name, String token, String problem, PasswordAdvice advice) implements View {
    @Override
    public String template() {
        return "finish-recovery";
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
