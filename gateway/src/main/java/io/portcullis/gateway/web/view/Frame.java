package io.portcullis.gateway.web.view;

import java.util.Optional;

/// What stands round every page.
///
/// @param site the server's domain
/// @param account the address of whoever is signed in
/// @param token what goes into every form; a secret of this browser
public record Frame(Texts texts, String site, Optional<String> account, String token) {
    /// What a key says.
    String t(String key, Object... values) {
        return texts.of(key, values);
    }

    /// Prints nothing of the reader.
    @Override
    public String toString() {
        return "Frame";
    }
}
