package io.portcullis.auth.secret;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/// The JDK's algorithms, which every Java has, without the exceptions that say otherwise.
public final class Algorithms {
    private Algorithms() {}

    /// A hash by its JDK name.
    public static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /// A message authentication code by its JDK name, without a key yet.
    public static Mac mac(String name) {
        try {
            return Mac.getInstance(name);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /// The same instance, keyed anew.
    public static Mac keyed(Mac mac, Key key) {
        try {
            mac.init(key);
            return mac;
        } catch (InvalidKeyException unfit) {
            throw new IllegalStateException(unfit);
        }
    }

    /// RFC 5869 with SHA-256: 32 bytes for one purpose.
    static SecretKey hkdf(byte[] key, String algorithm, byte[] purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm,
                    HKDFParameterSpec.ofExtract().addIKM(key).thenExpand(purpose, 32));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
