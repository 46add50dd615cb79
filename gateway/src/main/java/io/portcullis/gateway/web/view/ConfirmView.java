package io.portcullis.gateway.web.view;

import java.util.Optional;

/// Asks for a passkey, or for everything else again. `next` names the route to go on to.
///
/// @param twoStep whether it asks for a second step after the password
/// @param prompt where the account has a passkey
public record ConfirmView(String next, boolean twoStep, Optional<PasskeyPrompt> prompt,
        Problems problems) implements View {
    /// What is wrong, each empty where nothing is.
    public record Problems(String password, String code, String passkey) {
        /// Nothing.
        public static final Problems NONE = new Problems("", "", "");
    }

    @Override
    public String template() {
        return "confirm";
    }
}
