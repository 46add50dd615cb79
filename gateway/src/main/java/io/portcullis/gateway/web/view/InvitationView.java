package io.portcullis.gateway.web.view;

/// The first passkey or the first password of an account. Prints nothing: its token is a secret.
///
/// @param address whose account it is, as others write to it
public record InvitationView(String address, String token, PasskeyPrompt prompt, Problems problems,
        PasswordAdvice advice) implements View {
    /// What is wrong, each empty where nothing is.
    public record Problems(String password, String passkey) {
        /// Nothing.
        public static final Problems NONE = new Problems("", "");
    }

    /// Whether the password's part of the page is what its reader is at.
    public boolean typing() {
        return !problems.password.isEmpty() || advice.given();
    }

    @Override
    public String template() {
        return "invitation";
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
