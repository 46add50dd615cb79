package io.portcullis.gateway.web.view;

/// A passkey, or name and password. The name typed is kept.
///
/// @param registration whether whoever has no account may make one
public record SignInView(String name, PasskeyPrompt prompt, Problems problems, boolean registration) implements View {
    /// What is wrong, each empty where nothing is.
    public record Problems(String password, String passkey) {}

    @Override
    public String template() {
        return "sign-in";
    }
}
