package io.portcullis.auth.service;

import static io.portcullis.auth.service.Services.ALICE;
import static io.portcullis.auth.service.Services.asked;
import static io.portcullis.auth.service.Services.password;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.CreatedAppPassword;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.secondstep.CreatedTrustedBrowser;
import io.portcullis.auth.secondstep.SecondStepAnswer;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.secret.Verifiers;
import io.portcullis.auth.store.StoredAccount;
import io.portcullis.auth.store.jdbc.DatabaseSettings;
import io.portcullis.auth.store.jdbc.JdbcStores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// Nothing secret is in a log at any level, in what is printed of the values, or readable in the database.
class SecrecyTest {
    private static final String PRIMARY = "a-most-secret-primary-password";

    @TempDir
    private Path directory;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Level level = root.getLevel();

    @BeforeEach
    void listen() {
        root.setLevel(Level.TRACE);
        root.iteratorForAppenders().forEachRemaining(appender -> appender.addFilter(new Silence()));
        logged.start();
        root.addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        root.setLevel(level);
        root.detachAppender(logged);
        root.iteratorForAppenders().forEachRemaining(appender -> appender.clearAllFilters());
    }

    @Test
    void everything_done_showsNoSecret() throws Exception {
        String grouped;
        List<String> verifiers;
        List<String> secondSteps;
        try (JdbcStores stores = JdbcStores.open(new DatabaseSettings.Sqlite(directory.resolve("accounts.db"), 2))) {
            Services services = new Services(stores, Services.newKeys(directory), Services.RULES);
            services.accounts().create(ALICE, password("an-earlier-password"));
            services.accounts().setPassword(ALICE, Secret.of(PRIMARY));
            CreatedAppPassword created = services.appPasswords().create(ALICE,
                    asked("Chat and phone", Scope.XMPP, Scope.SIP));
            grouped = new String(created.password().chars());
            verifiers = Stream.of(services.snapshot(ALICE).primary().orElseThrow(),
                    services.snapshot(ALICE).appPasswords().getFirst().verifiers()).flatMap(SecrecyTest::pieces)
                    .toList();
            StoredAccount stored = stores.accounts().load(ALICE).orElseThrow();
            assertSecret("printed", created + " " + stored + " " + services.snapshot(ALICE) + services.published,
                    grouped, verifiers);
            Owner bob = new Owner(services, new AccountName("bob"));
            CreatedTrustedBrowser browser = services.secondSteps().browsers().make(bob.name, bob.version(), "Firefox")
                    .orElseThrow();
            bob.answer(bob.wrongCode());
            bob.answer(new SecondStepAnswer.RecoveryKey(bob.recoveryKey));
            services.primaryLogin().check("bob", Secret.of(PRIMARY), Owner.HOME);
            secondSteps = Stream.concat(bob.codes.stream(), Stream.of(bob.recoveryKey, browser.cookie()))
                    .map(secret -> new String(secret.chars())).toList();
            assertSecret("printed", bob.code() + " " + browser + stores.accounts().load(bob.name) + services.published,
                    grouped, List.of());
            services.rotation().rotate();
            services.rotation().sweep();
        }

        assertThat(logged.list).hasSizeGreaterThan(20);
        for (ILoggingEvent event : logged.list) {
            assertSecret("logged", event.getFormattedMessage() + event.getThrowableProxy(), grouped, verifiers);
            assertHidden(event.getFormattedMessage(), secondSteps);
        }
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            assertSecret(file.toString(), new String(bytes, StandardCharsets.ISO_8859_1), grouped,
                    List.of("$argon2id"));
            assertHidden(new String(bytes, StandardCharsets.ISO_8859_1), secondSteps);
            assertSecret(file.toString(), HexFormat.of().formatHex(bytes), grouped, verifiers);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("accounts.db")).toList();
        }
    }

    /// What is checked with, in pieces of 16 bytes, as it would look in hexadecimal.
    private static Stream<String> pieces(Verifiers verifiers) {
        byte[] all = verifiers.encode();
        return Stream.iterate(3, at -> at + 16 <= all.length, at -> at + 16)
                .map(at -> HexFormat.of().formatHex(all, at, at + 16));
    }

    private static void assertSecret(String what, String text, String grouped, List<String> verifiers) {
        assertThat(text).as(what).doesNotContain(PRIMARY).doesNotContain("an-earlier-password").doesNotContain(grouped)
                .doesNotContain(grouped.replace("-", ""));
        verifiers.forEach(piece -> assertThat(text.contains(piece)).as(what).isFalse());
    }

    private static void assertHidden(String text, List<String> secondSteps) {
        for (String secret : secondSteps) {
            assertThat(text.contains(secret) || text.contains(secret.replace("-", ""))).isFalse();
        }
    }

    /// Keeps thousands of lines out of the test's output.
    private static final class Silence extends ch.qos.logback.core.filter.Filter<ILoggingEvent> {
        @Override
        public ch.qos.logback.core.spi.FilterReply decide(ILoggingEvent event) {
            return ch.qos.logback.core.spi.FilterReply.DENY;
        }
    }
}
