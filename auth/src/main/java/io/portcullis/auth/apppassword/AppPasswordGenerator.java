package io.portcullis.auth.apppassword;

import io.portcullis.auth.secret.Pending;
import io.portcullis.auth.secret.Secret;
import java.security.SecureRandom;

/// Makes app-specific passwords: lowercase letters without look-alikes, in groups of four, every one equally likely.
public final class AppPasswordGenerator {
    private final SecureRandom random;

    public AppPasswordGenerator(SecureRandom random) {
        this.random = random;
    }

    /// A new password, grouped: `abcd-efgh-ijkm-nopq`.
    ///
    /// @param letters 16 (74 bits) or 28 (130 bits)
    public Secret password(int letters) {
        return Pending.body(random, letters);
    }

    /// A new id.
    public AppPasswordId id() {
        return Pending.body(random);
    }

    /// Whether a text looks like an app password, with or without hyphens: says nothing of whether it is one.
    public static boolean shapedLikeAppPassword(Secret text) {
        return Pending.body(text);
    }
}
