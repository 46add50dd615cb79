package io.portcullis.protocol.sip;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// `%HH` in URIs. RFC 3261 section 19.1.2.
final class SipEscapes {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private SipEscapes() {}

    /// Whether `%` and two hex digits begin here.
    static boolean isEscape(String text, int at) {
        return at + 2 < text.length() && text.charAt(at) == '%' && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }

    /// With escapes resolved; empty when one is malformed, or the result is not UTF-8 or holds control characters.
    static Optional<String> decode(String text) {
        if (text.indexOf('%') < 0) {
            return Optional.of(text);
        }
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * 3);
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != '%') {
                bytes.put(StandardCharsets.UTF_8.encode(String.valueOf(c)));
            } else if (isEscape(text, at)) {
                bytes.put((byte) HexFormat.fromHexDigits(text, at + 1, at + 3));
                at += 2;
            } else {
                return Optional.empty();
            }
        }
        try {
            String decoded = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
            return decoded.chars().anyMatch(Character::isISOControl) ? Optional.empty() : Optional.of(decoded);
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    /// A user part: all but the characters that need no escape as `%HH` of their UTF-8.
    static String escapeUser(String user) {
        StringBuilder escaped = new StringBuilder(user.length() + 8);
        for (byte b : user.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (SipText.isUserChar(c)) {
                escaped.append(c);
            } else {
                escaped.append('%');
                HEX.toHexDigits(escaped, b);
            }
        }
        return escaped.toString();
    }
}
