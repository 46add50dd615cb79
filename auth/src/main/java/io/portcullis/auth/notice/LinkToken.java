package io.portcullis.auth.notice;

import io.portcullis.auth.secondstep.BrowserToken;
import io.portcullis.auth.secondstep.TokenHash;
import io.portcullis.auth.secret.Secret;
import java.security.SecureRandom;
import java.util.Optional;

/// What a link in a mail proves: 256 random bits, used once and stored as their hash. Prints `[REDACTED]`.
public final class LinkToken {
    private final BrowserToken bits;

    private LinkToken(BrowserToken bits) {
        this.bits = bits;
    }

    /// A new one.
    public static LinkToken create(SecureRandom random) {
        return new LinkToken(BrowserToken.create(random));
    }

    /// Reads what a link brought; empty where it can be none of ours.
    public static Optional<LinkToken> parse(Secret text) {
        return BrowserToken.parse(text).map(LinkToken::new);
    }

    /// 43 characters of `A-Za-z0-9_-`.
    public Secret text() {
        return bits.text();
    }

    /// What is stored of it.
    public TokenHash hash() {
        return bits.hash();
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
