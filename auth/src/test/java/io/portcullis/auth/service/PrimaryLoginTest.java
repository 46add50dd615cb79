package io.portcullis.auth.service;

import static io.portcullis.auth.service.Owner.HOME;
import static io.portcullis.auth.service.Services.ALICE;
import static io.portcullis.auth.service.Services.password;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.secret.Argon2;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.store.AccountChange;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.MemoryStores;
import io.portcullis.auth.store.StoredAccount;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrimaryLoginTest {
    private static final PrimaryLoginResult WRONG = new PrimaryLoginResult.Wrong();
    private static final String PASSWORD = "correct horse";

    @TempDir
    private Path directory;

    private Services services;

    @BeforeEach
    void open() {
        services = new Services(new MemoryStores(), Services.newKeys(directory), Services.RULES);
        services.accounts().create(ALICE, password(PASSWORD));
    }

    private PrimaryLoginResult login(String name, String password) {
        return services.primaryLogin().check(name, Secret.of(password), HOME);
    }

    private static InetAddress network(int number) {
        return InetAddress.ofLiteral("10.0." + number + ".1");
    }

    @Test
    void check_rightPassword_isRightHoweverTheNameIsTyped() {
        PrimaryLoginResult right = new PrimaryLoginResult.Right(services.accounts().find(ALICE).orElseThrow());

        assertThat(login("alice", PASSWORD)).isEqualTo(right);
        assertThat(login("ALICE", PASSWORD)).isEqualTo(right);
    }

    /// What else lies under an account would tell by its time that there is one.
    @Test
    void check_anyName_readsNoMoreThanThePrimaryPassword() {
        MemoryStores memory = new MemoryStores();
        AtomicInteger loads = new AtomicInteger();
        Services counted = new Services(new ForwardingStores(memory) {
            @Override
            public Optional<StoredAccount> load(AccountName name) {
                loads.incrementAndGet();
                return super.load(name);
            }
        }, Services.newKeys(directory, "other keys"), Services.RULES);
        counted.accounts().create(ALICE, password(PASSWORD));
        loads.set(0);

        assertThat(counted.primaryLogin().check("alice", Secret.of("wrong"), HOME)).isEqualTo(WRONG);
        assertThat(counted.primaryLogin().check("nobody", Secret.of("wrong"), HOME)).isEqualTo(WRONG);
        assertThat(counted.primaryLogin().check("alice", Secret.of(PASSWORD), HOME))
                .isInstanceOf(PrimaryLoginResult.Right.class);
        assertThat(loads).hasValue(0);
    }

    @Test
    void decoy_keyLetGo_isSealedAnew() {
        DecoyHash decoy = new DecoyHash(services.keys, services.sealer);
        assertThat(decoy.open()).isEqualTo(Argon2.decoy());

        services.rotation().rotate();
        services.rotation().sweep();
        services.rotation().retire();

        assertThat(services.keys.ids()).hasSize(1);
        assertThat(decoy.open()).isEqualTo(Argon2.decoy());
        assertThat(login("nobody", PASSWORD)).isEqualTo(WRONG);
    }

    @Test
    void check_underTwoStep_saysSo() {
        services.accounts().setTwoStep(ALICE, true);

        assertThat(login("alice", PASSWORD)).isInstanceOfSatisfying(PrimaryLoginResult.Right.class,
                right -> assertThat(right.account().twoStep()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "correct hors", "Correct horse", "correct horse ", "correct horse\u0000"})
    void check_anythingElse_isWrong(String other) {
        assertThat(login("alice", other)).isEqualTo(WRONG);
    }

    @Test
    void check_overlongPassword_isWrong() {
        assertThat(login("alice", "x".repeat(1_000_000))).isEqualTo(WRONG);
    }

    @Test
    void check_nameThatIsNobodys_isWrongWithAnyPassword() {
        services.accounts().create(new AccountName("empty"), Optional.empty());

        for (String name : List.of("nobody", "", "a b", "alice@example.org", "x".repeat(100_000), "empty")) {
            assertThat(services.primaryLogin().check(name, Secret.of(PASSWORD), network(name.length() & 0xFF)))
                    .isEqualTo(WRONG);
        }
    }

    @Test
    void check_suspendedAccount_isWrongUntilItIsResumed() {
        services.accounts().suspend(ALICE);
        assertThat(login("alice", PASSWORD)).isEqualTo(WRONG);

        services.accounts().resume(ALICE);
        assertThat(login("alice", PASSWORD)).isInstanceOf(PrimaryLoginResult.Right.class);
    }

    @Test
    void check_appPassword_isWrong() {
        Secret app = services.appPasswords().create(ALICE, Services.asked("Chat", Scope.XMPP, Scope.SIP)).password();

        assertThat(services.primaryLogin().check("alice", app, HOME)).isEqualTo(WRONG);
        assertThat(login("alice", new String(app.chars()).replace("-", ""))).isEqualTo(WRONG);
    }

    /// Composed on one system, decomposed on another.
    @Test
    void check_passwordInOtherUnicodeForm_isTheSame() {
        services.accounts().setPassword(ALICE, Secret.of("cafe\u0301 au lait"));

        assertThat(login("alice", "caf\u00e9 au lait")).isInstanceOf(PrimaryLoginResult.Right.class);
    }

    @Test
    void check_sealedHashOfAnotherAccount_opensNothing() {
        AccountName mallory = new AccountName("mallory");
        services.accounts().create(mallory, password("mallory's own"));
        var his = services.stores.accounts().load(mallory).orElseThrow().primaryHash().orElseThrow();
        assertThat(services.stores.accounts().apply(
                new AccountChange(ALICE, 1, List.of(new AccountWrite.PutPrimary(his)), List.of()))).isTrue();

        assertThat(login("alice", "mallory's own")).isEqualTo(WRONG);
        assertThat(login("alice", PASSWORD)).isEqualTo(WRONG);
    }

    @Test
    void check_afterFiveWrong_waitsForKnownAndUnknownNamesAlike() {
        PrimaryLoginResult waiting = new PrimaryLoginResult.WaitUntil(services.clock.instant().plusSeconds(1));
        for (String name : List.of("alice", "nobody", "a b")) {
            for (int i = 0; i < 5; i++) {
                assertThat(services.primaryLogin().check(name, Secret.of("guess"), network(10 * name.length() + i)))
                        .isEqualTo(WRONG);
            }
            assertThat(services.primaryLogin().check(name, Secret.of(PASSWORD), network(99))).isEqualTo(waiting);
        }
    }

    @Test
    void check_manyAtOnce_looksAtFiveOrIsBusy() throws Exception {
        List<Future<PrimaryLoginResult>> pending = new ArrayList<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (int i = 0; i < 60; i++) {
                InetAddress from = network(i);
                pending.add(
                        threads.submit(() -> services.primaryLogin().check("alice", Secret.of("guess"), from)));
            }
        }
        int looked = 0;
        for (Future<PrimaryLoginResult> one : pending) {
            looked += one.get().equals(WRONG) ? 1 : 0;
        }
        assertThat(looked).isLessThanOrEqualTo(5);
    }

    /// More people at a time than may wait: nobody's answer is counted against them.
    @Test
    void check_tooManyBeingHashed_isBusyAndNotCounted() throws Exception {
        List<Future<PrimaryLoginResult>> pending = new ArrayList<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            for (int i = 0; i < 100; i++) {
                String name = "user" + i;
                InetAddress from = network(i);
                pending.add(threads.submit(() -> services.primaryLogin().check(name, Secret.of("x"), from)));
            }
        }
        List<Integer> busy = new ArrayList<>();
        for (int i = 0; i < pending.size(); i++) {
            if (pending.get(i).get().equals(new PrimaryLoginResult.Busy())) {
                busy.add(i);
            }
        }
        assertThat(busy).isNotEmpty();
        for (int i = 0; i < 5; i++) {
            assertThat(services.primaryLogin().check("user" + busy.getFirst(), Secret.of("x"), network(200)))
                    .isEqualTo(WRONG);
        }
    }

    /// By the heap memory an answer takes, and by a hash's processor time: neither depends on how busy the machine is.
    @Test
    void check_whateverTheNameIs_costsTheSame() {
        services.accounts().create(new AccountName("empty"), Optional.empty());
        services.accounts().create(new AccountName("suspended"), password(PASSWORD));
        services.accounts().suspend(new AccountName("suspended"));
        cost("alice", "guess");
        Cost known = cost("alice", "guess");

        for (String name : List.of("nobody", "empty", "suspended", "a b")) {
            assertAlike(cost(name, PASSWORD), known, name);
        }
        assertAlike(cost("alice", "line\nbreak"), known, "no password");
    }

    private static void assertAlike(Cost cost, Cost known, String what) {
        assertThat(cost.bytes()).as(what).isBetween(known.bytes() * 8 / 10, known.bytes() * 12 / 10);
        assertThat(cost.processor()).as(what).isGreaterThan(10_000_000);
    }

    /// @param bytes of the heap
    /// @param processor nanoseconds
    private record Cost(long bytes, long processor) {}

    private Cost cost(String name, String password) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        long before = threads.getCurrentThreadAllocatedBytes();
        services.primaryLogin().check(name, Secret.of(password), network(name.length() + password.length()));
        return new Cost(threads.getCurrentThreadAllocatedBytes() - before, threads.getCurrentThreadCpuTime() - begun);
    }
}
