package io.portcullis.gateway.web.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What every form carries, so that no other site can send one: HMAC-SHA-256 of the browser's own cookie under a key of
/// this process. Nothing is kept for it, so nobody can fill the server with half-begun visits.
public final class FormTokens {
    private static final int KEY_BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    public FormTokens(SecureRandom random) {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        key = new SecretKeySpec(bytes, HMAC);
    }

    /// The token that goes with a cookie.
    public String of(SessionToken cookie) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(mac.doFinal(cookie.text().getBytes(US_ASCII)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", missing);
        }
    }

    /// Whether a form's token goes with the cookie; in constant time.
    public boolean matches(SessionToken cookie, String token) {
        return MessageDigest.isEqual(of(cookie).getBytes(US_ASCII), token.getBytes(US_ASCII));
    }
}
