package io.portcullis.auth.apitoken;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// One thing that a token opens. To write does not mean to read.
public enum ApiScope {
    ACCOUNTS_READ, ACCOUNTS_WRITE, SESSIONS_READ, SESSIONS_WRITE, ROLLOUT_READ, ROLLOUT_WRITE, AUDIT_READ, KEYS_READ,
    KEYS_WRITE, TOKENS_READ, TOKENS_WRITE, MAIL_READ, MAIL_WRITE;

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', ':');

    /// As it is typed: `accounts:read`.
    public String text() {
        return text;
    }

    /// The scope that is typed so.
    public static Optional<ApiScope> parse(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }
}
