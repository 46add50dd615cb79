package io.portcullis.auth.service;

import static io.portcullis.auth.service.Services.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.invitation.NewInvitation;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.store.AuditRow;
import io.portcullis.auth.store.MemoryStores;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrationsTest {
    private static final Secret CHOSEN = Secret.of("four words and more");
    private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("2001:db8:7::1");

    @TempDir
    private Path directory;

    private Services services;

    @BeforeEach
    void open() {
        services = new Services(new MemoryStores(), Services.newKeys(directory), Services.RULES);
    }

    private Registration register(String name, Secret password, InetAddress from) {
        return services.registrations().register(new AccountName(name), password, from);
    }

    @Test
    void register_freeName_opensAtOnceAndSaysFromWhere() {
        assertThat(register("alice", CHOSEN, ELSEWHERE))
                .isEqualTo(new Registration.Made(services.accounts().find(ALICE).orElseThrow()));

        assertThat(services.primaryLogin().check("alice", CHOSEN, Owner.HOME))
                .isInstanceOf(PrimaryLoginResult.Right.class);
        assertThat(services.stores.audit().latest(ALICE, 9)).extracting(AuditRow::entry)
                .extracting(entry -> entry.kind() + " " + entry.detail())
                .containsExactly("AccountRegistered address=2001:db8:7:0:0:0:0:1", "AccountCreated ");
        assertThat(services.published).hasExactlyElementsOfTypes(AuthEvent.AccountCreated.class);
    }

    @Test
    void register_takenName_changesNothing() {
        services.accounts().create(ALICE, Services.password("correct horse"));

        assertThat(register("alice", CHOSEN, ELSEWHERE)).isInstanceOf(Registration.Taken.class);

        assertThat(services.primaryLogin().check("alice", CHOSEN, Owner.HOME))
                .isInstanceOf(PrimaryLoginResult.Wrong.class);
    }

    /// The name of somebody who was invited and has not come yet.
    @Test
    void register_invitedName_isTaken() {
        var invited = services.invitations().invite(ALICE,
                new NewInvitation("a test", Optional.empty(), Duration.ofDays(1)));

        assertThat(register("alice", CHOSEN, ELSEWHERE)).isInstanceOf(Registration.Taken.class);

        assertThat(services.invitations().accepts(invited.token().orElseThrow())).contains(ALICE);
    }

    @Test
    void register_manyTakenNames_isSlowedDownByNetwork() {
        for (int i = 0; i < 5; i++) {
            services.accounts().create(new AccountName("user" + i), Optional.empty());
            assertThat(register("user" + i, CHOSEN, ELSEWHERE)).isInstanceOf(Registration.Taken.class);
        }

        assertThat(register("free", CHOSEN, ELSEWHERE)).isInstanceOf(Registration.WaitUntil.class);
        assertThat(services.accounts().find(new AccountName("free"))).isEmpty();
        assertThat(register("free", CHOSEN, Owner.HOME)).as("others").isInstanceOf(Registration.Made.class);
    }

    @Test
    void register_textThatIsNoPassword_makesNothing() {
        assertThatThrownBy(() -> register("alice", Secret.of(""), ELSEWHERE)).isInstanceOf(AccountException.class);

        assertThat(services.accounts().find(ALICE)).isEmpty();
        assertThat(register("alice", CHOSEN, ELSEWHERE)).isInstanceOf(Registration.Made.class);
    }

    @Test
    void register_twoAtOnce_oneWins() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        List<Registration> done = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Registration>> running = List.of(ELSEWHERE, Owner.HOME).stream()
                    .map(from -> threads.submit(() -> {
                        both.countDown();
                        both.await();
                        return register("alice", CHOSEN, from);
                    })).toList();
            for (Future<Registration> one : running) {
                done.add(one.get());
            }
        }

        assertThat(done).filteredOn(Registration.Made.class::isInstance).hasSize(1);
        assertThat(done).filteredOn(Registration.Taken.class::isInstance).hasSize(1);
    }
}
