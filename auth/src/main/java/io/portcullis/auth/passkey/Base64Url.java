package io.portcullis.auth.passkey;

import java.util.Base64;
import java.util.Optional;

/// What pages send of binary data.
final class Base64Url {
    private Base64Url() {}

    /// The bytes; empty where there are none, more than so many, or the text is not base64url without padding.
    static Optional<byte[]> decode(String text, int most) {
        if (text.isEmpty() || text.length() > (most * 4 + 2) / 3 || text.endsWith("=")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
