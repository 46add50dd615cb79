package io.portcullis.auth.secret;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What SCRAM keeps of a password for one mechanism. RFC 5802 section 3.
final class ScramKeys {
    private static final byte[] CLIENT_KEY = "Client Key".getBytes(US_ASCII);
    private static final byte[] SERVER_KEY = "Server Key".getBytes(US_ASCII);

    private final byte[] storedKey;
    private final byte[] serverKey;

    private ScramKeys(byte[] storedKey, byte[] serverKey) {
        this.storedKey = storedKey;
        this.serverKey = serverKey;
    }

    static ScramKeys derive(ScramMechanism mechanism, Secret password, SaltAndIterations salt) {
        byte[] salted = Pbkdf2.derive(mechanism, password, salt);
        Mac mac = Algorithms.keyed(Algorithms.mac(mechanism.mac()), new SecretKeySpec(salted, mechanism.mac()));
        Arrays.fill(salted, (byte) 0);
        byte[] clientKey = mac.doFinal(CLIENT_KEY);
        byte[] storedKey = Algorithms.digest(mechanism.digest()).digest(clientKey);
        Arrays.fill(clientKey, (byte) 0);
        return new ScramKeys(storedKey, mac.doFinal(SERVER_KEY));
    }

    byte[] storedKey() {
        return storedKey;
    }

    void storedKeyInto(byte[] target, int at) {
        System.arraycopy(storedKey, 0, target, at, storedKey.length);
    }

    void serverKeyInto(byte[] target, int at) {
        System.arraycopy(serverKey, 0, target, at, serverKey.length);
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
