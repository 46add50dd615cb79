package io.portcullis.protocol.sip.digest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Issues nonces and knows them again without keeping any: the time in microseconds, and half of an HMAC-SHA-256 over time and
/// source, in base64url: 32 characters. RFC 7616 section 3.3. Any thread may call.
public final class NonceSource {
    private static final String MAC = "HmacSHA256";
    private static final int TIME_BYTES = 8;
    private static final int MAC_BYTES = 16;
    private static final int NONCE_CHARS = 32;
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    /// Keyed; only copied, so that any thread may.
    private final Mac prototype;
    private final Duration lifetime;

    /// With its key.
    ///
    /// @param key      32 bytes
    /// @param lifetime how long a nonce stays fresh
    public NonceSource(byte[] key, Duration lifetime) {
        if (key.length != 32 || lifetime.isNegative() || lifetime.isZero()) {
            throw new IllegalArgumentException("key or lifetime (expected: 32 bytes, more than nothing)");
        }
        this.prototype = keyed(key);
        this.lifetime = lifetime;
    }

    /// A new nonce.
    ///
    /// @param source what the nonce is bound to, as the client's address
    public String issue(Instant now, String source) {
        byte[] time = ByteBuffer.allocate(TIME_BYTES).putLong(ChronoUnit.MICROS.between(Instant.EPOCH, now)).array();
        byte[] nonce = ByteBuffer.allocate(TIME_BYTES + MAC_BYTES).put(time).put(mac(time, source), 0, MAC_BYTES)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
    }

    /// What a nonce that a client sent is worth. Nothing is told of forged ones but that they are.
    public NonceCheck check(String nonce, Instant now, String source) {
        byte[] bytes = decode(nonce);
        if (bytes.length != TIME_BYTES + MAC_BYTES) {
            return new NonceCheck.Forged();
        }
        byte[] time = Arrays.copyOf(bytes, TIME_BYTES);
        byte[] proof = Arrays.copyOfRange(bytes, TIME_BYTES, bytes.length);
        if (!MessageDigest.isEqual(proof, Arrays.copyOf(mac(time, source), MAC_BYTES))) {
            return new NonceCheck.Forged();
        }
        Instant issued = Instant.EPOCH.plus(ByteBuffer.wrap(time).getLong(), ChronoUnit.MICROS);
        if (issued.isAfter(now.plus(CLOCK_SKEW))) {
            return new NonceCheck.Forged();
        }
        return issued.plus(lifetime).isBefore(now) ? new NonceCheck.Stale(issued) : new NonceCheck.Valid(issued);
    }

    private static byte[] decode(String nonce) {
        if (nonce.length() != NONCE_CHARS) {
            return new byte[0];
        }
        try {
            return Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    private byte[] mac(byte[] time, String source) {
        try {
            Mac mac = (Mac) prototype.clone();
            mac.update(time);
            return mac.doFinal(source.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException unfit) {
            throw new IllegalStateException("this Java runtime's " + MAC + " cannot be copied", unfit);
        }
    }

    private static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java runtime lacks " + MAC, missing);
        }
    }
}
