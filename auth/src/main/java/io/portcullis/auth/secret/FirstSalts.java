package io.portcullis.auth.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.portcullis.auth.account.AccountName;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import javax.crypto.Mac;

/// The salts every name has, whether or not an account has it: a new account starts with them, and an unknown name is
/// answered with them, so that making an account changes nothing a prober sees. They follow from a key that outlives
/// restarts and rotations: HMAC-SHA-256 of mechanism and name, the first 16 bytes.
public final class FirstSalts {
    private static final int LENGTH = 16;

    private final KeyRing keys;
    private final int iterations;

    /// @param iterations what new accounts get; 10,000 by default
    public FirstSalts(KeyRing keys, int iterations) {
        this.keys = keys;
        this.iterations = iterations;
    }

    /// The iterations of all of them.
    public int iterations() {
        return iterations;
    }

    /// The first salts of an account.
    public ScramSalts of(AccountName account) {
        return ofUnknown(account.value());
    }

    /// The salts shown for a text that cannot be an account's name.
    public ScramSalts ofUnknown(String name) {
        Mac mac = Algorithms.keyed(Algorithms.mac("HmacSHA256"), keys.saltKey());
        byte[] bytes = name.getBytes(UTF_8);
        Map<ScramMechanism, SaltAndIterations> salts = new EnumMap<>(ScramMechanism.class);
        for (ScramMechanism mechanism : ScramMechanism.values()) {
            mac.update(mechanism.mechanismName().getBytes(UTF_8));
            mac.update((byte) 0);
            byte[] salt = Arrays.copyOf(mac.doFinal(bytes), LENGTH);
            salts.put(mechanism, new SaltAndIterations(salt, iterations));
        }
        return new ScramSalts(salts);
    }
}
