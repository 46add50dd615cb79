package io.portcullis.auth.module;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.NewAppPassword;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.login.LoginAttempt;
import io.portcullis.auth.login.LoginObserver;
import io.portcullis.auth.login.LoginOutcome;
import io.portcullis.auth.login.LoginService;
import io.portcullis.auth.login.LoginSettings;
import io.portcullis.auth.login.LoginTicket;
import io.portcullis.auth.login.Proof;
import io.portcullis.auth.login.ThrottleSettings;
import io.portcullis.auth.secret.DigestHash;
import io.portcullis.auth.secret.DigestInputs;
import io.portcullis.auth.secret.KeyRing;
import io.portcullis.auth.secret.ScramMechanism;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.store.jdbc.DatabaseSettings;
import io.portcullis.auth.store.jdbc.JdbcStores;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// No answer tells by its time whether a name is an account's, or has two-step on: over a thousand tries of each, in any order,
/// their ranks do not differ. Run in CI: minutes of a busy machine.
@Tag("slow")
class TimingIT {
    private static final InetAddress FROM = InetAddress.ofLiteral("192.0.2.7");
    /// One with two-step on and 25 app passwords, one with it off, one that nobody has; of one length.
    private static final List<String> NAMES = List.of("alice", "bobby", "nobod");
    private static final int TRIES = 1_000;
    private static final int ROUNDS = 5;
    private static final Duration FLOOR = Duration.ofMillis(250);
    private static final ThrottleSettings PATIENT = new ThrottleSettings(10_000_000, Duration.ofSeconds(1),
            Duration.ofSeconds(1), 20_000_000, Duration.ofDays(1), 1_000);

    @TempDir
    private Path directory;

    private Optional<AuthModule> opened = Optional.empty();

    /// Whether what was asked before is remembered.
    enum Cache {
        COLD,
        WARM
    }

    private void open(Cache cache) {
        LoginSettings login = new LoginSettings(cache == Cache.WARM ? 64L << 20 : 0, Duration.ofSeconds(60),
                cache == Cache.WARM ? 10_000 : 0, FLOOR, PATIENT);
        AuthSettings defaults = AuthSettings
                .defaults(new DatabaseSettings.Sqlite(directory.resolve("accounts.db"), 4), "example.org");
        AuthModule module = AuthModule.open(
                new AuthSettings(defaults.database(), defaults.rules(), login, 4096, defaults.usageFlush()),
                new AuthModule.Surroundings(KeyRing.create(directory.resolve("keys"), new SecureRandom()),
                        LoginObserver.none(), Clock.systemUTC(), new SecureRandom()));
        opened = Optional.of(module);
        AccountName alice = new AccountName(NAMES.getFirst());
        module.accounts().create(alice, Optional.of(Secret.of("primary password")));
        module.accounts().create(new AccountName(NAMES.get(1)), Optional.of(Secret.of("primary password")));
        module.accounts().setTwoStep(alice, true);
        for (int i = 0; i < 25; i++) {
            module.appPasswords().create(alice, new NewAppPassword("device " + i, Set.of(Scope.XMPP, Scope.SIP), false,
                    Optional.empty(), List.of(), 16));
        }
    }

    @AfterEach
    void close() {
        opened.ifPresent(AuthModule::close);
    }

    /// The salt: nothing has been proven yet, so there is no floor.
    @ParameterizedTest
    @EnumSource
    void first_anyName_takesAsLong(Cache cache) {
        open(cache);
        expectAlike(TRIES, ROUNDS, name -> {
            long begin = System.nanoTime();
            LoginTicket ticket = logins().first(name).orElseGet(() -> logins().load(name));
            ticket.salt(ScramMechanism.SHA_256);
            return System.nanoTime() - begin;
        });
    }

    @ParameterizedTest
    @EnumSource
    void scram_anyName_isAnsweredAsLate(Cache cache) {
        open(cache);
        expectAlike(TRIES, ROUNDS, name -> lateness(name, () -> logins().renew(logins().first(name).orElseThrow()),
                new Proof.Scram(ScramMechanism.SHA_256, new byte[64], new byte[32]), LoginProtocol.XMPP));
    }

    @ParameterizedTest
    @EnumSource
    void plain_anyName_isAnsweredAsLate(Cache cache) {
        open(cache);
        expectAlike(TRIES, ROUNDS, name -> lateness(name, () -> logins().renew(logins().first(name).orElseThrow()),
                new Proof.Plain(Secret.of("abcd-efgh-ijkm-nopq")), LoginProtocol.XMPP));
    }

    @ParameterizedTest
    @EnumSource
    void digest_anyName_isAnsweredAsLate(Cache cache) {
        open(cache);
        DigestInputs inputs = new DigestInputs("nonce", "00000001", "c0ffee", "auth", "REGISTER", "sip:example.org",
                "0".repeat(64));
        expectAlike(TRIES, ROUNDS, name -> lateness(name, () -> logins().loadForProof(name),
                new Proof.Digest(DigestHash.SHA_256, inputs), LoginProtocol.SIP));
    }

    /// A hundred tries at a time, for each takes an Argon2 hash of some 50 ms. That varies by far more than what there is to read, which
    /// [#pagesRead_manyAppPasswords_takesAsLong] looks at alone.
    @Test
    @Timeout(170)
    void pages_anyName_takeAsLong() {
        open(Cache.COLD);
        expectAlike(100, 6, name -> {
            long begin = System.nanoTime();
            module().primaryLogin().check(name, Secret.of("wrong password"), FROM);
            return System.nanoTime() - begin;
        });
    }

    /// What a page sign-in reads does not grow with what lies under the account. Finding no row takes some microseconds less than reading
    /// one, a ten thousandth of the hash that follows: so names without an account are left to [#pages_anyName_takeAsLong].
    @Test
    void pagesRead_manyAppPasswords_takesAsLong() {
        open(Cache.COLD);
        try (JdbcStores stores = JdbcStores.open(new DatabaseSettings.Sqlite(directory.resolve("accounts.db"), 4))) {
            expectAlike(NAMES.subList(0, 2), TRIES, ROUNDS, name -> {
                long begin = System.nanoTime();
                assertThat(stores.accounts().primary(new AccountName(name))).isPresent();
                return System.nanoTime() - begin;
            });
        }
    }

    @Test
    void recovery_anyName_takesAsLong() {
        open(Cache.COLD);
        expectAlike(TRIES, ROUNDS, name -> {
            long begin = System.nanoTime();
            assertThat(module().recoveries().ask(name, FROM)).isEmpty();
            return System.nanoTime() - begin;
        });
    }

    private AuthModule module() {
        return opened.orElseThrow();
    }

    private LoginService logins() {
        return module().logins();
    }

    /// How long after its proof a client hears of its failure: the floor, or what was computed where that took longer.
    private long lateness(String name, Supplier<LoginTicket> look, Proof proof,
            LoginProtocol protocol) {
        Instant asked = Instant.now();
        LoginOutcome outcome = logins().finish(look.get(), new LoginAttempt(protocol, "any", FROM, "client", proof));
        assertThat(outcome).as(name).isInstanceOf(LoginOutcome.Refused.class);
        Instant due = ((LoginOutcome.Refused) outcome).answerNotBefore();
        Instant done = Instant.now();
        return Duration.between(asked, due.isAfter(done) ? due : done).toNanos();
    }

    private static void expectAlike(int tries, int rounds, ToLongFunction<String> time) {
        expectAlike(NAMES, tries, rounds, time);
    }

    /// Goes on with more tries where chance, or the machine's other work, made a difference; one that is there stays.
    private static void expectAlike(List<String> names, int tries, int rounds, ToLongFunction<String> time) {
        Map<String, List<Long>> times = new HashMap<>();
        Random random = new Random(7);
        sample(names, Math.max(tries / 5, 20), time, new HashMap<>(), random);
        for (int round = 1;; round++) {
            sample(names, tries, time, times, random);
            Map<String, Double> aucs = aucs(names, times);
            if (aucs.values().stream().allMatch(auc -> auc >= 0.45 && auc <= 0.55)) {
                return;
            }
            assertThat(round).as("AUC by pair: %s (expected: 0.45-0.55)", aucs).isLessThan(rounds);
        }
    }

    /// All tries in one random order: what a try leaves behind in the processor's caches falls on each name as often.
    private static void sample(List<String> names, int tries, ToLongFunction<String> time,
            Map<String, List<Long>> times, Random random) {
        List<String> order = new ArrayList<>();
        names.forEach(name -> order.addAll(Collections.nCopies(tries, name)));
        Collections.shuffle(order, random);
        order.forEach(name -> times.computeIfAbsent(name, _ -> new ArrayList<>()).add(time.applyAsLong(name)));
    }

    private static Map<String, Double> aucs(List<String> names, Map<String, List<Long>> times) {
        Map<String, Double> aucs = new TreeMap<>();
        for (int one = 0; one < names.size(); one++) {
            for (int other = one + 1; other < names.size(); other++) {
                aucs.put(names.get(one) + "/" + names.get(other),
                        Ranks.auc(of(names.get(one), times), of(names.get(other), times)));
            }
        }
        return aucs;
    }

    private static long[] of(String name, Map<String, List<Long>> times) {
        return times.getOrDefault(name, List.of()).stream().mapToLong(Long::longValue).toArray();
    }
}
