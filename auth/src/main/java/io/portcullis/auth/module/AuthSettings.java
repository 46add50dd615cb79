package io.portcullis.auth.module;

import io.portcullis.auth.login.LoginSettings;
import io.portcullis.auth.notice.NoticeRules;
import io.portcullis.auth.service.AccountRules;
import io.portcullis.auth.store.jdbc.DatabaseSettings;
import java.time.Duration;

/// What the operator decides about this module.
///
/// @param iterations of SCRAM for accounts made from now on, and for what unknown names are answered; 4,096 to 1,000,000
/// @param usageFlush how often last uses are written down
/// @param notices about mails and recovery
public record AuthSettings(DatabaseSettings database, AccountRules rules, LoginSettings login, int iterations,
        Duration usageFlush, NoticeRules notices) {
    /// Without mail.
    public AuthSettings(DatabaseSettings database, AccountRules rules, LoginSettings login, int iterations,
            Duration usageFlush) {
        this(database, rules, login, iterations, usageFlush, NoticeRules.withoutMail());
    }

    /// @throws IllegalArgumentException where last uses would be written without a pause
    public AuthSettings {
        if (usageFlush.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("usage flush: " + usageFlush + " (expected: at least one second)");
        }
    }

    /// 10,000 iterations; last uses written every minute.
    public static AuthSettings defaults(DatabaseSettings database, String realm) {
        return new AuthSettings(database, AccountRules.defaults(realm), LoginSettings.defaults(), 10_000,
                Duration.ofMinutes(1));
    }
}
