package io.portcullis.protocol.xmpp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import rocks.xmpp.precis.PrecisProfiles;

/// The part of an address behind the `/` (RFC 7622 section 3.4).
final class ResourcePart {
    private static final int MAX_BYTES = 1023;

    private ResourcePart() {}

    static Optional<String> normalise(String resource) {
        if (resource.isEmpty() || resource.length() > MAX_BYTES) {
            return Optional.empty();
        }
        if (isNormal(resource)) {
            return Optional.of(resource);
        }
        try {
            String enforced = PrecisProfiles.OPAQUE_STRING.enforce(resource);
            int bytes = enforced.getBytes(StandardCharsets.UTF_8).length;
            return enforced.isEmpty() || bytes > MAX_BYTES ? Optional.empty() : Optional.of(enforced);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Printable ASCII is what the profile would make of it.
    private static boolean isNormal(String resource) {
        for (int i = 0; i < resource.length(); i++) {
            char character = resource.charAt(i);
            if (character < ' ' || character >= 0x7f) {
                return false;
            }
        }
        return true;
    }
}
