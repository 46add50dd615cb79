package io.portcullis.gateway.web.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/// What every form carries, so that no other site can send one. Any thread.
public final class FormTokens {
    private static final byte[] NOTHING_MORE = {};

    private final CookieMac mac;

    public FormTokens(SecureRandom random) {
        mac = new CookieMac(random);
    }

    /// The token that goes with a cookie.
    public String of(SessionToken cookie) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.of(cookie, NOTHING_MORE));
    }

    /// Whether a form's token goes with the cookie; in constant time.
    public boolean matches(SessionToken cookie, String token) {
        return MessageDigest.isEqual(of(cookie).getBytes(US_ASCII), token.getBytes(US_ASCII));
    }
}
