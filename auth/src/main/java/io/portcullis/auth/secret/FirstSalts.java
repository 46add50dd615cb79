package io.portcullis.auth.secret;

import io.portcullis.auth.account.AccountName;

/// The salts every name has, whether or not an account has it: a new account starts with them, and an unknown name is
/// answered with them, so that making an account changes nothing a prober sees. They follow from a key that outlives
/// restarts and rotations.
public final class FirstSalts {
    private final KeyRing keys;
    private final int iterations;

    /// @param iterations what new accounts get; 10,000 by default
    public FirstSalts(KeyRing keys, int iterations) {
        this.keys = keys;
        this.iterations = iterations;
    }

    /// The first salts of an account.
    public ScramSalts of(AccountName account) {
        return ofUnknown(account.value());
    }

    /// The salts shown for a name that no account can have.
    public ScramSalts ofUnknown(String name) {
        return Pending.body(keys, iterations, name);
    }
}
