package io.portcullis.gateway.web.view;

import io.portcullis.auth.secret.Secret;
import java.util.List;
import java.util.Optional;

/// What a new device needs: shown once.
///
/// @param how what to do with it
/// @param link what opens the app on the device that shows the page
/// @param qr what is scanned; the facts then wait for those who cannot
/// @param facts what is typed or copied, in its order
public record NewDeviceView(String id, String label, String how, Optional<Fact> link, Optional<QrCode> qr,
        List<Fact> facts) implements View {
    /// One thing to type or copy.
    ///
    /// @param secret stands between the two texts; wiped when the page is rendered
    public record Fact(String name, String before, Optional<Secret> secret, String after) {
        /// One that is no secret.
        public static Fact open(String name, String value) {
            return new Fact(name, value, Optional.empty(), "");
        }

        /// What a template writes.
        String value(Frame frame) {
            return before + secret.map(frame::standIn).orElse("") + after;
        }

        @Override
        public String toString() {
            return "[REDACTED]";
        }
    }

    public NewDeviceView {
        facts = List.copyOf(facts);
    }

    @Override
    public String template() {
        return "new-device";
    }

    @Override
    public boolean looksAgain() {
        return true;
    }

    /// Prints no secret.
    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
