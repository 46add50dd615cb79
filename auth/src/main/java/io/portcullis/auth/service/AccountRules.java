package io.portcullis.auth.service;

import java.time.Duration;

/// What the operator decides about accounts.
///
/// @param realm the server's domain: digest authentication covers it, so app passwords for phones end with it
/// @param maxAppPasswords live ones an account, 1 to 200
/// @param minLetters of an app password: 16, or 28
/// @param passwordEndsAppPasswords whether setting the primary password ends all app passwords
/// @param tokenLifetime of the tokens that clients sign in by, XEP-0484; zero: there are none
/// @param primaryOnPhones whether the primary password opens phones while two-step is off
public record AccountRules(String realm, int maxAppPasswords, int minLetters, boolean passwordEndsAppPasswords,
        Duration tokenLifetime, boolean primaryOnPhones) {
    private static final Duration TOKEN_LIFETIME = Duration.ofDays(14);

    /// @throws IllegalArgumentException naming what is out of bounds
    public AccountRules {
        if (realm.isEmpty()) {
            throw new IllegalArgumentException("realm: empty (expected: the server's domain)");
        }
        if (maxAppPasswords < 1 || maxAppPasswords > 200) {
            throw new IllegalArgumentException("app passwords: " + maxAppPasswords + " (expected: 1-200)");
        }
        if (minLetters != 16 && minLetters != 28) {
            throw new IllegalArgumentException("letters: " + minLetters + " (expected: 16 or 28)");
        }
        if (tokenLifetime.isNegative()) {
            throw new IllegalArgumentException("token lifetime: " + tokenLifetime + " (expected: zero or more)");
        }
    }

    /// With a primary password that opens no phones.
    public AccountRules(String realm, int maxAppPasswords, int minLetters, boolean passwordEndsAppPasswords,
            Duration tokenLifetime) {
        this(realm, maxAppPasswords, minLetters, passwordEndsAppPasswords, tokenLifetime, false);
    }

    /// These, with a primary password that opens phones.
    public AccountRules withPrimaryOnPhones() {
        return new AccountRules(realm, maxAppPasswords, minLetters, passwordEndsAppPasswords, tokenLifetime, true);
    }

    /// With tokens of 14 days.
    public AccountRules(String realm, int maxAppPasswords, int minLetters, boolean passwordEndsAppPasswords) {
        this(realm, maxAppPasswords, minLetters, passwordEndsAppPasswords, TOKEN_LIFETIME);
    }

    /// 25 app passwords of at least 16 letters, ended by a new primary password.
    public static AccountRules defaults(String realm) {
        return new AccountRules(realm, 25, 16, true);
    }
}
