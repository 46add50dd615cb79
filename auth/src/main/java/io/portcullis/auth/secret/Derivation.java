package io.portcullis.auth.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;

/// How an account's verifiers follow from a password.
record Derivation(ScramSalts salts, DigestRealm realm) {
    ScramKeys scram(ScramMechanism mechanism, Secret password) {
        return ScramKeys.derive(mechanism, password, salts.get(mechanism));
    }

    /// `H(user ":" realm ":" password)`, RFC 7616 section 3.4.2.
    byte[] ha1(DigestHash hash, Secret password) {
        MessageDigest digest = Algorithms.digest(hash.digest());
        digest.update((realm.user() + ':' + realm.realm() + ':').getBytes(UTF_8));
        byte[] secret = password.utf8();
        byte[] ha1 = digest.digest(secret);
        // What was hashed stays in the digest's own memory until it is reset.
        digest.reset();
        Arrays.fill(secret, (byte) 0);
        return ha1;
    }
}
