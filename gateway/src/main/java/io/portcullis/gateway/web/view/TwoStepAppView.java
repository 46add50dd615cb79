package io.portcullis.gateway.web.view;

import io.portcullis.auth.secret.Secret;

/// An authenticator app's secret, as QR code and as text.
///
/// @param secret wiped when the page is rendered
public record TwoStepAppView(QrCode qr, Secret secret, String problem) implements View {
    @Override
    public String template() {
        return "two-step-app";
    }

    /// Prints no secret.
    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
