package io.portcullis.gateway.web.view;

import java.util.List;

/// One-time codes to print; none before they are asked for.
public record CodesView(List<String> codes, int left) implements View {
    @Override
    public String template() {
        return "codes";
    }

    /// Prints no secret.
    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
