package io.portcullis.gateway.web.view;

import java.util.Optional;

/// The second step of a sign-in.
///
/// @param prompt where the account has a passkey
/// @param problem with what was typed
/// @param passkeyProblem with what the passkey answered
public record SecondStepView(Optional<PasskeyPrompt> prompt, String problem, String passkeyProblem) implements View {
    @Override
    public String template() {
        return "second-step";
    }
}
