package io.portcullis.gateway.web.view;

/// A new primary password.
public record PasswordView(boolean endsDevices, String problem, PasswordAdvice advice) implements View {
    @Override
    public String template() {
        return "password";
    }
}
