package io.portcullis.gateway.mail;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.login.LoginObserver;
import io.portcullis.auth.module.AuthModule;
import io.portcullis.auth.module.AuthSettings;
import io.portcullis.auth.notice.MailAddress;
import io.portcullis.auth.notice.Notice.Field;
import io.portcullis.auth.notice.NoticeRules;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.Outbox.Taken;
import io.portcullis.auth.store.jdbc.DatabaseSettings;
import io.portcullis.gateway.TestClock;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Accounts with mail, on a clock that a test moves.
public record MailStores(AuthModule auth, TestClock clock) implements AutoCloseable {
    public static final AccountName ALICE = new AccountName("alice");
    public static final MailAddress MAIL = new MailAddress("alice@example.net");

    public static MailStores in(Path directory) {
        AuthSettings defaults = AuthSettings.defaults(new DatabaseSettings.Sqlite(directory.resolve("a.db"), 4),
                "localhost");
        AuthSettings settings = new AuthSettings(defaults.database(), defaults.rules(), defaults.login(), 4096,
                defaults.usageFlush(), new NoticeRules(true, "en", 60, Duration.ofDays(3)));
        TestClock clock = new TestClock(Instant.parse("2026-11-24T10:15:30Z"));
        AuthModule auth = AuthModule.open(settings, new AuthModule.Surroundings(
                KeyRing.create(directory.resolve("keys"), new SecureRandom()), LoginObserver.none(), clock,
                new SecureRandom()));
        return new MailStores(auth, clock);
    }

    /// Makes alice, with a confirmed address and an empty outbox.
    public MailStores withAlice(String language) {
        auth.accounts().create(ALICE, Optional.of(Secret.of("correct horse battery")));
        var _ = auth.mails().addresses().add(ALICE, MAIL, language, InetAddress.getLoopbackAddress());
        Taken link = auth.mails().outbox().take().orElseThrow();
        auth.mails().outbox().sent(link.mail());
        if (auth.mails().addresses().confirm(Secret.of(link.notice().field(Field.TOKEN).orElseThrow())).isEmpty()) {
            throw new IllegalStateException("the address was not confirmed");
        }
        return this;
    }

    @Override
    public void close() {
        auth.close();
    }
}
