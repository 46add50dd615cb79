package io.portcullis.gateway.web.view;

/// A passkey to be made.
///
/// @param address the account's, by which authenticators show it
/// @param label as it was typed
public record PasskeyView(PasskeyPrompt prompt, String address, String label, String problem) implements View {
    @Override
    public String template() {
        return "passkey";
    }
}
