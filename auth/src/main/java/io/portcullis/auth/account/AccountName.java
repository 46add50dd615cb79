package io.portcullis.auth.account;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import rocks.xmpp.precis.PrecisProfiles;

/// The name of an account: the local part of its address, in the one normal form under which it is stored, cached and
/// compared. RFC 8265 section 3.3 (UsernameCaseMapped), less what RFC 7622 section 3.3.1 forbids in a local part.
///
/// @param value already normalised, 1 to 256 bytes of UTF-8
public record AccountName(String value) {
    /// The longest name, in bytes of UTF-8.
    public static final int MAX_BYTES = 256;

    private static final String FORBIDDEN = "\"&'/:<>@";

    /// @throws IllegalArgumentException where the text is not in normal form; use [#parse] for what people type
    public AccountName {
        if (!normalise(value).filter(value::equals).isPresent()) {
            throw new IllegalArgumentException(
                    "account name (expected: normalised, 1-256 bytes, no space or " + FORBIDDEN + ")");
        }
    }

    /// The account name a person or a client meant, or empty where no account can have that name.
    public static Optional<AccountName> parse(String text) {
        return normalise(text).map(AccountName::new);
    }

    private static Optional<String> normalise(String text) {
        if (text.isEmpty() || text.length() > MAX_BYTES) {
            return Optional.empty();
        }
        return isAscii(text) ? normaliseAscii(text) : normalisePrecis(text);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> normaliseAscii(String text) {
        boolean upper = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == 0x7F || FORBIDDEN.indexOf(c) >= 0) {
                return Optional.empty();
            }
            upper |= c >= 'A' && c <= 'Z';
        }
        return Optional.of(upper ? lowerAscii(text) : text);
    }

    private static String lowerAscii(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] >= 'A' && chars[i] <= 'Z') {
                chars[i] = (char) (chars[i] + ('a' - 'A'));
            }
        }
        return new String(chars);
    }

    private static Optional<String> normalisePrecis(String text) {
        try {
            String name = PrecisProfiles.USERNAME_CASE_MAPPED.enforce(text);
            boolean allowed = name.chars().noneMatch(c -> FORBIDDEN.indexOf(c) >= 0)
                    && name.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
            return allowed ? Optional.of(name) : Optional.empty();
        } catch (IllegalArgumentException notPrecis) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
