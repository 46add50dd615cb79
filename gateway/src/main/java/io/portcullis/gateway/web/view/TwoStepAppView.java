package io.portcullis.gateway.web.view;

/// An authenticator app's secret, as QR code and as text.
public record TwoStepAppView(QrCode qr, String secret, String problem) implements View {
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
