package io.portcullis.gateway.xmpp.session;

import java.time.Instant;

/// The two things of the world a session asks for.
public interface Surroundings {
    Instant now();

    /// A text nobody can guess and that never comes twice: letters, digits, `-` and `_`, at least 128 bits.
    String newId();
}
