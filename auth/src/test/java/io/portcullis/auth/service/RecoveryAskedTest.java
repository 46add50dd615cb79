package io.portcullis.auth.service;

import static io.portcullis.auth.service.Mailbox.MAIL;
import static io.portcullis.auth.service.Services.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.store.MemoryStores;
import io.portcullis.auth.store.StoredAccount;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who asks for a recovery, and how often.
class RecoveryAskedTest {
    private static final Duration WAIT = Mailbox.RULES.recoveryWait();
    private static final Secret NEW = Secret.of("four words and more");

    @TempDir
    private Path directory;

    private Services services;
    private Recoveries recoveries;
    private Mailbox mailbox;

    @BeforeEach
    void open() {
        services = Mailbox.services(new MemoryStores(), Services.newKeys(directory));
        var _ = new Owner(services, ALICE);
        recoveries = services.recoveries();
        mailbox = new Mailbox(services);
        mailbox.address(ALICE, MAIL);
    }

    private void work() {
        services.recoveryDesk().work();
    }

    private Secret started() {
        assertThat(recoveries.ask("Alice", Owner.HOME)).isEmpty();
        work();
        return mailbox.token(NoticeKind.RECOVERY_STARTED);
    }

    /// The answer is the same whoever has the name: it is put down, and looked at later.
    @Test
    void ask_forAnyName_isPutDownAlike() {
        services.accounts().create(new AccountName("bob"), Services.password("correct horse"));
        for (String name : List.of("alice", "bob", "nobody")) {
            assertThat(recoveries.ask(name, Owner.HOME)).isEmpty();
        }
        assertThat(services.stores.recoveries().asked(9)).hasSize(3);

        work();

        assertThat(services.stores.recoveries().asked(9)).isEmpty();
        assertThat(mailbox.receive()).extracting(taken -> taken.mail().account()).containsExactly(ALICE);
        assertThat(services.stores.recoveries().recoveries()).hasSize(1);
    }

    /// No time tells who has a name: nobody looks before the answer is out.
    @Test
    void ask_looksAtNoAccount() {
        AtomicInteger looks = new AtomicInteger();
        Services watched = Mailbox.services(new ForwardingStores(new MemoryStores()) {
            @Override
            public Optional<StoredAccount> load(AccountName name) {
                looks.incrementAndGet();
                return super.load(name);
            }

            @Override
            public OptionalLong version(AccountName name) {
                looks.incrementAndGet();
                return super.version(name);
            }
        }, services.keys);
        var _ = new Owner(watched, ALICE);
        int before = looks.get();

        assertThat(watched.recoveries().ask("alice", Owner.HOME)).isEmpty();
        assertThat(watched.recoveries().ask("nobody", Owner.HOME)).isEmpty();
        assertThat(looks).hasValue(before);
        watched.recoveryDesk().work();
        assertThat(looks).hasValueGreaterThan(before);
    }

    @Test
    void ask_againAndAgain_isSlowedDownForAnyNameAlike() {
        int alices = 0;
        int nobodys = 0;
        for (int i = 0; i < 20; i++) {
            alices += recoveries.ask("alice", Owner.HOME).isEmpty() ? 1 : 0;
        }
        services.clock.advance(Duration.ofDays(2));
        for (int i = 0; i < 20; i++) {
            nobodys += recoveries.ask("nobody", InetAddress.ofLiteral("203.0.113.9")).isEmpty() ? 1 : 0;
        }

        assertThat(alices).isLessThan(8).isEqualTo(nobodys);
    }

    /// Whoever asks from everywhere fills no mailbox, and neither shuts the owner out of what was begun nor hurries it.
    @Test
    void ask_fromManyNetworksAtOnce_beginsOneThatTheOwnerCanFinish() throws Exception {
        List<Callable<Boolean>> askers = IntStream.range(0, 300).<Callable<Boolean>>mapToObj(number -> () -> recoveries
                .ask("alice", InetAddress.ofLiteral("198." + (18 + number % 2) + '.' + number / 2 + ".9")).isEmpty())
                .toList();
        int taken = 0;
        try (ExecutorService everywhere = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> asked : everywhere.invokeAll(askers)) {
                taken += asked.get() ? 1 : 0;
            }
        }
        assertThat(taken).isBetween(1, 8);
        for (int hour = 0; hour < 3; hour++) {
            work();
            services.clock.advance(Duration.ofHours(1));
        }
        mailbox.token(NoticeKind.RECOVERY_STARTED);
        assertThat(recoveries.find(ALICE).orElseThrow().asked()).isBeforeOrEqualTo(
                services.clock.instant().minus(Duration.ofHours(3)));

        services.clock.advance(WAIT);
        work();
        assertThat(recoveries.finish(mailbox.token(NoticeKind.RECOVERY_READY), NEW))
                .isEqualTo(new RecoveryFinish.Finished(ALICE));
    }

    @Test
    void ask_whileOneIsUnderWayOrJustWas_mailsNothing() {
        Secret cancel = started();
        services.clock.advance(Duration.ofMinutes(30));
        recoveries.ask("alice", Owner.HOME);
        work();
        assertThat(mailbox.receive()).isEmpty();

        recoveries.cancel(cancel);
        mailbox.receive();
        recoveries.ask("alice", Owner.HOME);
        work();
        assertThat(mailbox.receive()).isEmpty();
        services.clock.advance(Duration.ofMinutes(31));
        recoveries.ask("alice", Owner.HOME);
        work();

        assertThat(mailbox.kinds()).containsExactly(NoticeKind.RECOVERY_STARTED);
    }
}
