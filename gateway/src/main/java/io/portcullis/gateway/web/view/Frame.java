package io.portcullis.gateway.web.view;

import io.portcullis.auth.secret.Secret;
import java.util.Optional;

/// What stands round every page.
///
/// @param site the server's domain
/// @param account the address of whoever is signed in
/// @param token what goes into every form; a secret of this browser
/// @param standIns for the secrets that the page shows
public record Frame(Texts texts, String site, Optional<String> account, String token, StandIns standIns) {
    /// What a key says.
    String t(String key, Object... values) {
        return texts.of(key, values);
    }

    /// What stands for a secret until the page is finished.
    String standIn(Secret secret) {
        return standIns.of(secret);
    }

    /// Prints nothing of the reader.
    @Override
    public String toString() {
        return "Frame";
    }
}
