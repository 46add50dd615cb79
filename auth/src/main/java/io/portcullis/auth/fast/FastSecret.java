package io.portcullis.auth.fast;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.portcullis.auth.secret.Algorithms;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A token's secret: 256 random bits, as the 43 characters that the client is told. Password-equivalent. Prints
/// `[REDACTED]`.
public final class FastSecret {
    private static final int BITS = 256;
    private static final int CHARACTERS = 43;
    private static final String MAC = "HmacSHA256";
    private static final byte[] INITIATOR = "Initiator".getBytes(US_ASCII);
    private static final byte[] RESPONDER = "Responder".getBytes(US_ASCII);

    private final byte[] text;

    private FastSecret(byte[] text) {
        this.text = text;
    }

    /// A new one.
    public static FastSecret create(SecureRandom random) {
        byte[] token = new byte[BITS / 8];
        random.nextBytes(token);
        byte[] text = Base64.getUrlEncoder().withoutPadding().encode(token);
        Arrays.fill(token, (byte) 0);
        return new FastSecret(text);
    }

    /// Reads what [#encode] gives; empty where it is not of that form.
    public static Optional<FastSecret> decode(byte[] encoded) {
        return encoded.length == CHARACTERS ? Optional.of(new FastSecret(encoded.clone())) : Optional.empty();
    }

    /// What is sealed and stored; the caller wipes it.
    public byte[] encode() {
        return text.clone();
    }

    /// What the client is told, once: `A-Za-z0-9_-`.
    public String text() {
        return new String(text, US_ASCII);
    }

    /// Whether a client holds it: `HMAC(token, "Initiator" || cb-data)` of draft-schmaus-kitten-sasl-ht section 3.1. Compares
    /// in constant time.
    ///
    /// @param bindingData of the channel; empty for none
    public boolean proves(byte[] initiatorHash, byte[] bindingData) {
        return MessageDigest.isEqual(hash(INITIATOR, bindingData), initiatorHash);
    }

    /// What proves the server to the client in turn: `HMAC(token, "Responder" || cb-data)`.
    public byte[] responderHash(byte[] bindingData) {
        return hash(RESPONDER, bindingData);
    }

    private byte[] hash(byte[] role, byte[] bindingData) {
        Mac mac = Algorithms.keyed(Algorithms.mac(MAC), new SecretKeySpec(text, MAC));
        mac.update(role);
        return mac.doFinal(bindingData);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FastSecret that && MessageDigest.isEqual(text, that.text);
    }

    /// The same for all: a hash would say something of what is held.
    @Override
    public int hashCode() {
        return FastSecret.class.hashCode();
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
