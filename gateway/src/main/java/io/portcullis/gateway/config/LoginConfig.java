package io.portcullis.gateway.config;

import java.time.Duration;

/// Sign-in: what it costs, how guesses are slowed, what is cached.
public record LoginConfig(
        @Setting(initial = "10000", range = "4096-1000000", meaning = "PBKDF2 iterations of SCRAM for new accounts.") int iterations,
        @Setting(initial = "25", range = "1-100", meaning = "Live app passwords an account can have.") int appPasswords,
        @Setting(initial = "false", meaning = "Whether every app password has 28 letters; those that a person types have 16 otherwise.") boolean longAppPasswords,
        @Setting(initial = "true", meaning = "Whether a new primary password ends all app passwords of its account.") boolean newPasswordEndsAppPasswords,
        @Setting(initial = "false", meaning = "Whether primary passwords open phones while two-step is off. A hash that is fast to guess at is then kept of each that is set.") boolean primaryOnPhones,
        @Setting(initial = "", range = "an https address", pattern = "(https://\\S+)?", meaning = "Where account holders make app passwords; named in the refusal text. Without it `pages.address` counts, and without that the domain at the pages' port.") String portal,
        @Setting(initial = "250ms", range = "0ms-10s", meaning = "No refused sign-in is answered sooner; what fails before a password is checked, such as a mechanism that is not offered, is answered at once.") Duration failureFloor,
        @Setting(initial = "1m", range = "1s-1h", meaning = "How often the last uses of app passwords are written down.") Duration usageFlush,
        ThrottleConfig throttle,
        CacheConfig cache,
        FastConfig fast) {

    /// Tokens that clients sign in by, XEP-0484.
    public record FastConfig(
            @Setting(initial = "14d", range = "0s-365d", meaning = "How long a token opens; it is replaced when half of that is over. 0s: there are no tokens.") Duration lifetime) {}

    /// Waits after wrong answers.
    public record ThrottleConfig(
            @Setting(initial = "5", range = "1-1000", meaning = "Wrong answers in a row from which on there is a wait.") int failures,
            @Setting(initial = "1s", range = "1ms-1h", meaning = "The first wait; it doubles with each further failure.") Duration firstWait,
            @Setting(initial = "1h", range = "1s-1d", meaning = "The longest wait.") Duration longestWait,
            @Setting(initial = "100", range = "2-100000", meaning = "Wrong answers in a row from which on only networks with an earlier success are let try.") int closeAfter,
            @Setting(initial = "1d", range = "1m-30d", meaning = "A row of wrong answers is forgotten after so long without another.") Duration forget,
            @Setting(initial = "100000", range = "1000-10000000", meaning = "Accounts and networks whose failures are remembered.") int entries) {}

    /// Account snapshots in memory.
    public record CacheConfig(
            @Setting(initial = "64MiB", range = "1MiB-64GiB", meaning = "Memory for account snapshots.") long memory,
            @Setting(initial = "60s", range = "1s-60s", meaning = "No snapshot is used when older.") Duration age,
            @Setting(initial = "10000", range = "100-1000000", meaning = "Unknown names remembered.") int unknownNames) {}
}
