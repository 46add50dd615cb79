package io.portcullis.protocol.xmpp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import rocks.xmpp.precis.PrecisProfiles;

/// The part of an address before the `@` (RFC 7622 section 3.3).
final class LocalPart {
    /// What the profile would allow and the address does not (RFC 7622 section 3.3.1).
    private static final String FORBIDDEN = "\"&'/:<>@";
    static final int MAX_BYTES = 1023;

    private LocalPart() {}

    static Optional<String> normalise(String local) {
        if (local.isEmpty() || local.length() > MAX_BYTES) {
            return Optional.empty();
        }
        if (isNormal(local)) {
            return Optional.of(local);
        }
        try {
            String enforced = PrecisProfiles.USERNAME_CASE_MAPPED.enforce(local);
            return isAllowed(enforced) ? Optional.of(enforced) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Lower-case ASCII is what the profile would make of it.
    private static boolean isNormal(String local) {
        for (int i = 0; i < local.length(); i++) {
            char character = local.charAt(i);
            boolean common = (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
            if (!common && !isNormalMark(character)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNormalMark(char character) {
        boolean upper = character >= 'A' && character <= 'Z';
        return character > ' ' && character < 0x7f && !upper && FORBIDDEN.indexOf(character) < 0;
    }

    private static boolean isAllowed(String enforced) {
        for (int i = 0; i < enforced.length(); i++) {
            if (FORBIDDEN.indexOf(enforced.charAt(i)) >= 0) {
                return false;
            }
        }
        return !enforced.isEmpty() && enforced.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }
}
