package io.portcullis.auth.secret;

import java.security.GeneralSecurityException;

import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// PBKDF2, RFC 8018 section 5.2, for a key as long as its hash, which is all that SCRAM derives. The JDK's own keeps the password
/// as characters until its key is collected.
final class Pbkdf2 {
    private static final byte[] FIRST_BLOCK = {0, 0, 0, 1};

    private Pbkdf2() {}

    static byte[] derive(ScramMechanism mechanism, Secret password, SaltAndIterations salt) {
        Mac mac = Algorithms.keyed(Algorithms.mac(mechanism.mac()), new PasswordKey(mechanism.mac(), password));
        mac.update(salt.salt());
        byte[] block = mac.doFinal(FIRST_BLOCK);
        byte[] derived = block.clone();
        try {
            for (int i = 1; i < salt.iterations(); i++) {
                mac.update(block);
                mac.doFinal(block, 0);
                for (int j = 0; j < derived.length; j++) {
                    derived[j] ^= block[j];
                }
            }
            return derived;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a hash longer than itself", impossible);
        } finally {
            Arrays.fill(block, (byte) 0);
        }
    }

    /// A key that holds no copy of the password. Who asks for its bytes wipes them, as the JDK's HMAC does.
    private static final class PasswordKey implements SecretKey {
        private static final long serialVersionUID = 1L;

        private final transient String algorithm;
        private final transient Secret password;

        private PasswordKey(String algorithm, Secret password) {
            this.algorithm = algorithm;
            this.password = password;
        }

        @Override
        public String getAlgorithm() {
            return algorithm;
        }

        @Override
        public String getFormat() {
            return "RAW";
        }

        @Override
        public byte[] getEncoded() {
            return password.utf8();
        }

        @Override
        public String toString() {
            return "[REDACTED]";
        }
    }
}
