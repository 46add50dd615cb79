package io.portcullis.auth.login;

import static io.portcullis.auth.login.LoginFixture.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.Cidr;
import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.rollout.RolloutStage;
import io.portcullis.auth.rollout.RolloutState;
import io.portcullis.auth.secret.DigestHash;
import io.portcullis.auth.secret.ScramMechanism;
import io.portcullis.auth.secret.TestSecrets;
import io.portcullis.auth.secret.VerifierKinds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoginServiceTest {
    private static final String CHAT = "abcd-efgh-ijkm-nopq";
    private static final String PHONE = "zyxw-vuts-rqpo-nmkj";
    private static final String OLD = "aaaa-bbbb-cccc-dddd";

    private final LoginFixture fixture;

    LoginServiceTest(@TempDir Path folder) {
        fixture = new LoginFixture(folder);
    }

    @BeforeEach
    void setUp() {
        fixture.accounts.put(FakeAccounts.with(FakeAccounts.account("alice", true, Optional.empty()),
                FakeAccounts.app("chat", CHAT, FakeAccounts.CHAT), FakeAccounts.app("phone", PHONE, FakeAccounts.PHONE),
                FakeAccounts.app("old", OLD, FakeAccounts.OLDER_PHONE)));
        fixture.accounts.put(FakeAccounts.account("bob", false,
                Optional.of(TestSecrets.verifiers("hunter2", VerifierKinds.PRIMARY_ON_PHONES))));
    }

    @ParameterizedTest
    @EnumSource
    void finish_appPasswordInEitherSpelling_isAcceptedWithItsServerSignature(ScramMechanism mechanism) {
        for (String spelling : List.of(CHAT, CHAT.replace("-", ""))) {
            LoginTicket ticket = fixture.service().load("alice");
            LoginOutcome outcome = fixture.scram(ticket, mechanism, spelling, LoginFixture.HOME);
            assertThat(result(outcome)).isEqualTo("chat");
            assertThat(((LoginOutcome.Accepted) outcome).serverSignature())
                    .isEqualTo(LoginFixture.expectedSignature(ticket, mechanism, spelling));
            assertThat(((LoginOutcome.Accepted) outcome).authVersion()).isEqualTo(1);
            assertThat(((LoginOutcome.Accepted) outcome).account()).isEqualTo(new AccountName("alice"));
        }
    }

    @Test
    void finish_plain_acceptsAppPasswordAndPrimaryOfAccountWithoutTwoStep() {
        assertThat(result(fixture.plain("alice", CHAT))).isEqualTo("chat");
        assertThat(result(fixture.plain("bob", "hunter2"))).isEqualTo("primary");
        assertThat(result(fixture.plain("bob", "hunter3"))).isEqualTo("WRONG_SECRET");
    }

    @Test
    void finish_plainWithCapitalsAndBlanks_opensAsAppPasswordNeverAsPrimary() {
        assertThat(result(fixture.plain("alice", "ABCD EFGH\u00a0IJKM NOPQ"))).isEqualTo("chat");
        assertThat(result(fixture.scram("alice", "ABCD EFGH IJKM NOPQ"))).isEqualTo("WRONG_SECRET");
        fixture.accounts.put(FakeAccounts.account("carol", false,
                Optional.of(TestSecrets.verifiers("abcdefghijkmnopq", VerifierKinds.PRIMARY))));
        assertThat(result(fixture.plain("carol", "abcdefghijkmnopq"))).isEqualTo("primary");
        assertThat(result(fixture.plain("carol", "ABCD EFGH IJKM NOPQ"))).isEqualTo("WRONG_SECRET");
    }

    @Test
    void finish_digest_acceptsPhonesAndMd5OfOlderOnesOnly() {
        assertThat(result(fixture.digest(DigestHash.SHA_256, "alice", PHONE))).isEqualTo("phone");
        assertThat(result(fixture.digest(DigestHash.SHA_512_256, "alice", PHONE.replace("-", "")))).isEqualTo("phone");
        assertThat(result(fixture.digest(DigestHash.MD5, "alice", PHONE))).isEqualTo("WRONG_SECRET");
        assertThat(result(fixture.digest(DigestHash.MD5, "alice", OLD))).isEqualTo("old");
    }

    @Test
    void finish_otherProtocolThanItsScope_isRefused() {
        assertThat(result(fixture.digest(DigestHash.SHA_256, "alice", CHAT))).isEqualTo("WRONG_SECRET");
        assertThat(result(fixture.scram("alice", PHONE))).isEqualTo("WRONG_SECRET");
        assertThat(result(fixture.plain("alice", PHONE))).isEqualTo("WRONG_SECRET");
        assertThat(result(fixture.plain(LoginProtocol.SIP, "alice", CHAT, LoginFixture.HOME)))
                .isEqualTo("OUT_OF_SCOPE");
        assertThat(result(fixture.plain(LoginProtocol.ADMIN, "alice", CHAT, LoginFixture.HOME)))
                .isEqualTo("OUT_OF_SCOPE");
    }

    /// Twice refused: there is nothing to compare with, and, should there be, the decision refuses.
    @Test
    void finish_primaryPasswordWithTwoStep_isRefusedOverEveryMechanism() {
        VerifierKinds all = new VerifierKinds(true, true, true);
        fixture.accounts.put(FakeAccounts.account("alice", true, Optional.empty()));
        everyMechanismSays("WRONG_SECRET");
        fixture.accounts.put(FakeAccounts.account("alice", true, Optional.of(TestSecrets.verifiers("hunter2", all))));
        everyMechanismSays("PRIMARY_PASSWORD");
    }

    private void everyMechanismSays(String expected) {
        for (ScramMechanism mechanism : ScramMechanism.values()) {
            fixture.clock.advance(Duration.ofHours(2));
            assertThat(result(fixture.scram(mechanism, "alice", "hunter2", LoginFixture.HOME))).isEqualTo(expected);
        }
        for (LoginProtocol protocol : LoginProtocol.values()) {
            fixture.clock.advance(Duration.ofHours(2));
            assertThat(result(fixture.plain(protocol, "alice", "hunter2", LoginFixture.HOME))).isEqualTo(expected);
        }
        for (DigestHash hash : DigestHash.values()) {
            fixture.clock.advance(Duration.ofHours(2));
            assertThat(result(fixture.digest(hash, "alice", "hunter2"))).isEqualTo(expected);
        }
    }

    @Test
    void finish_everyFailure_isAnsweredAtTheSameFloor() {
        fixture.accounts.put(FakeAccounts.suspended(fixture.accounts.get("bob")));
        for (LoginOutcome outcome : List.of(fixture.scram("nobody", "x"), fixture.scram("bob", "hunter2"),
                fixture.scram("alice", "hunter2"), fixture.plain("a b", "x"))) {
            assertThat(LoginFixture.refusal(outcome).orElseThrow().answerNotBefore())
                    .isEqualTo(fixture.clock.instant().plusMillis(250));
        }
        assertThat(fixture.counted.lines).containsExactly("XMPP SCRAM-SHA-256 UNKNOWN_ACCOUNT",
                "XMPP SCRAM-SHA-256 SUSPENDED", "XMPP SCRAM-SHA-256 WRONG_SECRET", "XMPP PLAIN UNKNOWN_ACCOUNT");
    }

    @Test
    void finish_expiredOrFromAnotherNetwork_isRefused() {
        fixture.accounts.put(FakeAccounts.with(FakeAccounts.account("eve", true, Optional.empty()),
                FakeAccounts.app("soon", CHAT, FakeAccounts.CHAT, Optional.of(PinnedClock.START.plusSeconds(30)),
                        List.of()),
                FakeAccounts.app("home", OLD, FakeAccounts.CHAT, Optional.empty(),
                        List.of(Cidr.parse("192.0.2.0/28").orElseThrow()))));
        assertThat(result(fixture.scram("eve", CHAT))).isEqualTo("soon");
        fixture.clock.advance(Duration.ofSeconds(30));
        assertThat(result(fixture.scram("eve", CHAT))).isEqualTo("EXPIRED");
        assertThat(result(fixture.scram(ScramMechanism.SHA_1, "eve", OLD, LoginFixture.HOME))).isEqualTo("home");
        assertThat(result(fixture.scram(ScramMechanism.SHA_1, "eve", OLD, "192.0.2.16")))
                .isEqualTo("NETWORK_NOT_ALLOWED");
    }

    @Test
    void finish_anyOfTwentyFive_isFound() {
        AccountSnapshot frank = FakeAccounts.account("frank", true, Optional.empty());
        for (int i = 0; i < 25; i++) {
            String password = "abcd-efgh-ijkm-nop" + (char) ('a' + i);
            frank = FakeAccounts.with(frank, FakeAccounts.app("id" + i, password, FakeAccounts.CHAT));
        }
        fixture.accounts.put(frank);
        for (int i = 0; i < 25; i++) {
            assertThat(result(fixture.scram("frank", "abcdefghijkmnop" + (char) ('a' + i)))).isEqualTo("id" + i);
        }
    }

    @Test
    void load_nameInAnotherCaseOrForm_isTheSameAccount() {
        for (String name : List.of("alice", "Alice", "ALICE", "\uFF41lice")) {
            assertThat(result(fixture.scram(name, CHAT))).isEqualTo("chat");
        }
        for (String name : List.of("alice@example.org", "alice@example.org/phone", "alice ", " alice", "alice\u0000",
                "alic\u200De", "")) {
            fixture.clock.advance(Duration.ofHours(2));
            assertThat(result(fixture.scram(name, CHAT))).isEqualTo("UNKNOWN_ACCOUNT");
        }
        assertThat(fixture.accounts.reads).hasValue(1);
    }

    @Test
    void finish_ticketOfAnotherService_fails() {
        LoginTicket ticket = new LoginTicket() {
            @Override
            public io.portcullis.auth.secret.SaltAndIterations salt(ScramMechanism mechanism) {
                return TestSecrets.salt(1);
            }

            @Override
            public Optional<AccountName> name() {
                return Optional.empty();
            }

            @Override
            public long authVersion() {
                return 0;
            }
        };
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.scram(ticket, ScramMechanism.SHA_1, "x", LoginFixture.HOME));
    }

    @Test
    void known_names_areToldFromUnknownOnes() {
        AccountName alice = new AccountName("alice");
        AccountName nobody = new AccountName("nobody");
        assertThat(fixture.service().knownCached(alice)).isEmpty();
        assertThat(fixture.service().known(alice)).isTrue();
        assertThat(fixture.service().known(nobody)).isFalse();
        assertThat(fixture.service().knownCached(alice)).contains(true);
        assertThat(fixture.service().knownCached(nobody)).contains(false);
        assertThat(fixture.service().stats().snapshots()).isEqualTo(1);
        assertThat(fixture.service().stats().unknownNames()).isEqualTo(1);
        assertThat(fixture.service().stats().snapshotBytes()).isGreaterThan(1_000);
    }

    @Test
    void finish_severalUsesInAMinute_areToldAndWrittenOnce() {
        fixture.scram("alice", CHAT);
        fixture.scram("alice", CHAT);
        fixture.scram(ScramMechanism.SHA_1, "alice", CHAT, LoginFixture.ABROAD);
        assertThat(fixture.written).isEmpty();
        fixture.service().flushUsage();
        fixture.service().flushUsage();
        assertThat(fixture.written).singleElement().satisfies(usage -> {
            assertThat(usage.id().value()).isEqualTo("chat");
            assertThat(usage.use().address().getHostAddress()).isEqualTo(LoginFixture.ABROAD);
        });
        assertThat(fixture.heard.stream().filter(AuthEvent.AppPasswordUsed.class::isInstance)).hasSize(1);
    }

    @Test
    void finish_refusedLogin_isTheOwnersToKnow() {
        fixture.scram("alice", "wrong");
        fixture.scram("nobody", "wrong");
        assertThat(fixture.heard).singleElement().isInstanceOf(AuthEvent.LoginRefused.class)
                .satisfies(event -> assertThat(event.account()).isEqualTo(new AccountName("alice")));
    }

    @Test
    void finish_rollout_isObservedBeforeItIsEnforced() {
        fixture.rollout(new RolloutState(RolloutStage.OBSERVE, false, false));
        assertThat(result(fixture.scram("bob", "hunter2"))).isEqualTo("primary");
        assertThat(fixture.counted.lines).containsExactly("XMPP SCRAM-SHA-256 accepted",
                "XMPP SCRAM-SHA-256 would be refused");
        fixture.service().flushUsage();
        assertThat(fixture.observed).containsExactly(
                new PrimaryUseStore.Use(new PrimaryUseStore.Key(new AccountName("bob"), LoginProtocol.XMPP, "Gajim"),
                        fixture.clock.instant()));
        fixture.rollout(new RolloutState(RolloutStage.BLOCK_NEW, false, false));
        assertThat(result(fixture.scram("bob", "hunter2"))).isEqualTo("primary");
        assertThat(result(fixture.scram(ScramMechanism.SHA_1, "bob", "hunter2", LoginFixture.ABROAD)))
                .isEqualTo("NEW_DEVICE");
        fixture.rollout(new RolloutState(RolloutStage.ENFORCE, false, false));
        assertThat(result(fixture.scram("bob", "hunter2"))).isEqualTo("PRIMARY_PASSWORD");
    }
}
