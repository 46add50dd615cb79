package io.portcullis.auth.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// The client's half of SCRAM, written from RFC 5802 section 3 apart from the server's.
public record ScramClient(ScramMechanism mechanism, String password, SaltAndIterations salt) {
    public byte[] proof(byte[] authMessage) throws GeneralSecurityException {
        byte[] clientKey = hmac(saltedPassword(), "Client Key".getBytes(UTF_8));
        byte[] storedKey = MessageDigest.getInstance(hash()).digest(clientKey);
        byte[] signature = hmac(storedKey, authMessage);
        for (int i = 0; i < clientKey.length; i++) {
            clientKey[i] ^= signature[i];
        }
        return clientKey;
    }

    public byte[] expectedServerSignature(byte[] authMessage) throws GeneralSecurityException {
        return hmac(hmac(saltedPassword(), "Server Key".getBytes(UTF_8)), authMessage);
    }

    private byte[] saltedPassword() throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt.salt(), salt.iterations(),
                8 * MessageDigest.getInstance(hash()).getDigestLength());
        return SecretKeyFactory.getInstance("PBKDF2WithHmac" + hash().replace("-", "")).generateSecret(spec)
                .getEncoded();
    }

    private byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("Hmac" + hash().replace("-", ""));
        mac.init(new SecretKeySpec(key, "RAW"));
        return mac.doFinal(message);
    }

    private String hash() {
        return mechanism.mechanismName().replace("SCRAM-", "");
    }
}
