package io.portcullis.gateway.web.view;

/// The first password of an account. Prints nothing: its token is a secret.
///
/// @param address whose account it is, as others write to it
public record InvitationView(String address, String token, String problem, PasswordAdvice advice) implements View {
    @Override
    public String template() {
        return "invitation";
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
