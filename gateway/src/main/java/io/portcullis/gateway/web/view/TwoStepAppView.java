package io.portcullis.gateway.web.view;

import io.portcullis.auth.secret.Secret;
import io.portcullis.gateway.web.view.NewDeviceView.Fact;

/// An authenticator app's secret, as QR code, as what opens the app on the device that shows the page, and as text. All are wiped when
/// the page is rendered.
///
/// @param link what the code says
public record TwoStepAppView(QrCode qr, Fact link, Secret secret, String problem) implements View {
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
