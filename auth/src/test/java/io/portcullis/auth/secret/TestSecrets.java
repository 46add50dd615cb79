package io.portcullis.auth.secret;

import java.util.List;
import java.util.Map;

/// Salts and verifiers that cost little.
public final class TestSecrets {
    public static final ScramSalts SALTS = new ScramSalts(Map.of(ScramMechanism.SHA_1, salt(1), ScramMechanism.SHA_256,
            salt(2), ScramMechanism.SHA_512, salt(3)));
    public static final DigestRealm REALM = new DigestRealm("alice", "example.org");

    private TestSecrets() {}

    public static SaltAndIterations salt(int seed) {
        return new SaltAndIterations(new byte[] {1, 2, 3, 4, 5, 6, 7, (byte) seed}, SaltAndIterations.MIN_ITERATIONS);
    }

    public static Verifiers verifiers(String password, VerifierKinds kinds) {
        return Verifiers.derive(List.of(Secret.of(password)), kinds, SALTS, REALM);
    }

    public static Verifiers verifiers(String password, VerifierKinds kinds, ScramSalts salts) {
        return Verifiers.derive(List.of(Secret.of(password)), kinds, salts, REALM);
    }

    public static Verifiers appVerifiers(String grouped, VerifierKinds kinds) {
        return Verifiers.derive(Spellings.ofAppPassword(Secret.of(grouped)), kinds, SALTS, REALM);
    }
}
