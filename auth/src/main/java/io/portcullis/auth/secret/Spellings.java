package io.portcullis.auth.secret;

import java.util.List;
import java.util.Optional;

/// The texts that a client may hash for one password.
public final class Spellings {
    /// The longest password, in bytes of UTF-8.
    public static final int MAX_BYTES = 1024;

    private Spellings() {}

    /// An app password: with and without its hyphens.
    public static List<Secret> ofAppPassword(Secret grouped) {
        return Pending.body(grouped);
    }

    /// A person's own password, as RFC 8265 section 4.2 (OpaqueString) and RFC 4013 (SASLprep) write it; empty where it is no
    /// password: empty, too long, not UTF-8, or with controls.
    public static Optional<List<Secret>> ofPassword(Secret password) {
        return Pending.body(password);
    }
}
