package io.portcullis.gateway.web.view;

import io.portcullis.auth.secret.Secret;

/// A recovery key to print, with what its reader needs to know in a year.
///
/// @param key wiped when the page is rendered
/// @param account whose it is
/// @param address of these pages
/// @param date when it was shown
public record RecoveryKeyView(Secret key, String account, String address, String date) implements View {
    @Override
    public String template() {
        return "recovery-key";
    }

    /// Prints no secret.
    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
