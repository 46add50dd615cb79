package io.portcullis.gateway.web.view;

import io.portcullis.auth.secret.Secret;
import java.util.List;

/// One-time codes to print; none before they are asked for.
///
/// @param codes wiped when the page is rendered
public record CodesView(List<Secret> codes, int left) implements View {
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
