package io.portcullis.gateway.web.view;

import java.util.List;
import java.util.Optional;

/// What to type into a new device: shown once.
///
/// @param facts name, password, server and port, in the order they are typed
/// @param qr its address, for apps that read one; it cannot carry a password
public record NewDeviceView(String id, String label, List<Fact> facts, Optional<QrCode> qr) implements View {
    /// One thing to type.
    public record Fact(String name, String value) {
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

    /// Prints no secret.
    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
