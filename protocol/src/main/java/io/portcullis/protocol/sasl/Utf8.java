package io.portcullis.protocol.sasl;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Strict UTF-8: what is not well-formed is refused, never replaced.
final class Utf8 {
    private Utf8() {}

    static Optional<String> decode(byte[] bytes) {
        try {
            return Optional.of(chars(bytes).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /// As [#decode], without making a string of what may be a password.
    static boolean isValid(byte[] bytes) {
        try {
            Arrays.fill(chars(bytes).array(), '\0');
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static CharBuffer chars(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    }
}
