package io.portcullis.gateway.xmpp;

import io.portcullis.gateway.xmpp.session.Surroundings;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;

/// The real time, and ids of 144 random bits.
record SystemSurroundings(Clock clock, SecureRandom random) implements Surroundings {
    private static final int ID_BYTES = 18;

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public String newId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
