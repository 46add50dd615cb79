package io.portcullis.gateway.web.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA-256 of a browser's own cookie under a key of this process: what a page can be tied to while nothing is kept for
/// it, so nobody can fill the server with half-begun visits. Any thread.
final class CookieMac {
    private static final int KEY_BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    CookieMac(SecureRandom random) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        key = new SecretKeySpec(bytes, HMAC);
    }

    /// Of a cookie and what belongs to it: 32 bytes.
    byte[] of(SessionToken cookie, byte[] more) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(cookie.text().getBytes(US_ASCII));
            return mac.doFinal(more);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", missing);
        }
    }
}
