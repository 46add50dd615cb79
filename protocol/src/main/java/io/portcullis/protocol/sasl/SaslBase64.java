package io.portcullis.protocol.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Base64 as RFC 6120 section 6.4.2 and RFC 5802 want it: RFC 4648 section 4, padded, no white space, one spelling only.
public final class SaslBase64 {
    private SaslBase64() {}

    /// The bytes; empty when the text is not the canonical Base64 of anything.
    public static Optional<byte[]> decode(String text) {
        if (text.length() % 4 != 0) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
            return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
