package io.portcullis.gateway.web.view;

import java.util.List;

/// How two-step stands, and every second step there is.
///
/// @param password whether there is one; else passkeys alone open the account
/// @param recoveryKey whether there is one that was typed back and not used
/// @param codes how many one-time codes are left
public record TwoStepView(boolean on, boolean password, List<Step> steps, boolean recoveryKey, int codes,
        List<Step> browsers) implements View {
    /// One passkey, authenticator app or trusted browser.
    ///
    /// @param kind as [StepRemoveView] has it
    /// @param facts when it was added and last used, in words
    public record Step(String kind, String id, String label, String facts) {}

    public TwoStepView {
        steps = List.copyOf(steps);
        browsers = List.copyOf(browsers);
    }

    @Override
    public String template() {
        return "two-step";
    }
}
