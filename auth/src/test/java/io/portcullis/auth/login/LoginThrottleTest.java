package io.portcullis.auth.login;

import static io.portcullis.auth.login.LoginFixture.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.LastUse;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.secret.DigestHash;
import io.portcullis.auth.secret.ScramMechanism;
import io.portcullis.auth.secret.TestSecrets;
import io.portcullis.auth.secret.VerifierKinds;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginThrottleTest {
    private static final String CHAT = "abcd-efgh-ijkm-nopq";

    private final LoginFixture fixture;

    LoginThrottleTest(@TempDir Path folder) {
        fixture = new LoginFixture(folder);
    }

    @BeforeEach
    void setUp() {
        fixture.accounts.put(FakeAccounts.with(FakeAccounts.account("alice", true, Optional.empty()),
                FakeAccounts.app("chat", CHAT, FakeAccounts.CHAT)));
        fixture.accounts.put(FakeAccounts.account("bob", false,
                Optional.of(TestSecrets.verifiers("hunter2", VerifierKinds.PRIMARY_ON_PHONES))));
    }

    private String from(String address, String name, String password) {
        return result(fixture.scram(ScramMechanism.SHA_1, name, password, address));
    }

    private void guess(int times, String address, String name) {
        for (int i = 0; i < times; i++) {
            assertThat(from(address, name, "guess")).isIn("WRONG_SECRET", "UNKNOWN_ACCOUNT");
        }
    }

    @Test
    void finish_afterFiveWrongAnswers_waitsEvenWhenRight() {
        guess(5, LoginFixture.HOME, "bob");
        assertThat(from(LoginFixture.HOME, "bob", "hunter2")).isEqualTo("THROTTLED");
        fixture.clock.advance(Duration.ofMillis(999));
        assertThat(from(LoginFixture.HOME, "bob", "hunter2")).isEqualTo("THROTTLED");
        fixture.clock.advance(Duration.ofMillis(1));
        assertThat(from(LoginFixture.HOME, "bob", "hunter2")).isEqualTo("primary");
    }

    @Test
    void finish_fourWrongAnswers_costNothingAndARightOneEndsThem() {
        guess(4, LoginFixture.HOME, "bob");
        assertThat(from(LoginFixture.HOME, "bob", "hunter2")).isEqualTo("primary");
        guess(4, LoginFixture.HOME, "bob");
        assertThat(from(LoginFixture.HOME, "bob", "hunter2")).isEqualTo("primary");
    }

    @Test
    void finish_guessesFromEverywhere_keepOutPrimaryPasswordsOnNewDevicesAlone() {
        assertThat(from(LoginFixture.HOME, "bob", "hunter2")).isEqualTo("primary");
        guessFromNetworks(35, "bob");
        assertThat(from(LoginFixture.ABROAD, "bob", "hunter2")).isEqualTo("THROTTLED");
        assertThat(from("192.0.2.200", "bob", "hunter2")).isEqualTo("primary");
    }

    private void guessFromNetworks(int networks, String name) {
        for (int i = 0; i < networks; i++) {
            guess(1, "198.51." + i + ".1", name);
        }
    }

    /// What opens it cannot be guessed, so no number of wrong answers closes the account.
    @Test
    void finish_guessesFromEverywhere_letANewDevicesAppPasswordIn() {
        guessFromNetworks(200, "alice");
        for (int i = 0; i < 24; i++) {
            assertThat(from("203.0." + i + ".9", "alice", CHAT)).isEqualTo("chat");
        }
        assertThat(result(fixture.plain(LoginProtocol.XMPP, "alice", CHAT, "203.0.113.200"))).isEqualTo("chat");
    }

    /// The phone at home does not know that its app password was revoked, and tries for weeks.
    @Test
    void finish_revokedAppPasswordAgainAndAgain_isNoGuess() {
        fixture.accounts.put(FakeAccounts.withEnded(fixture.accounts.get("alice"),
                FakeAccounts.ended("lost", "zzzz-yyyy-xxxx-wwww", VerifierKinds.PRIMARY_ON_PHONES)));
        for (int i = 0; i < 200; i++) {
            assertThat(from(LoginFixture.HOME, "alice", "zzzz-yyyy-xxxx-wwww")).isEqualTo("REVOKED");
            assertThat(result(fixture.plain("alice", "zzzzyyyyxxxxwwww"))).isEqualTo("REVOKED");
            assertThat(result(fixture.digest(DigestHash.SHA_256, "alice", "zzzz-yyyy-xxxx-wwww")))
                    .isEqualTo("REVOKED");
        }
        assertThat(from(LoginFixture.HOME, "alice", CHAT)).isEqualTo("chat");
        assertThat(from(LoginFixture.HOME, "bob", "hunter2")).isEqualTo("primary");
    }

    @Test
    void lift_closedByItsOwnNetwork_opensThatAccountThere() {
        guess(5, LoginFixture.HOME, "alice");
        guess(5, LoginFixture.ABROAD, "alice");
        AccountName alice = new AccountName("alice");
        assertThat(fixture.service().closed(alice)).isTrue();
        assertThat(from(LoginFixture.HOME, "alice", CHAT)).isEqualTo("THROTTLED");
        fixture.service().lift(alice, InetAddress.ofLiteral(LoginFixture.HOME));
        assertThat(fixture.service().closed(alice)).isFalse();
        assertThat(from(LoginFixture.HOME, "alice", CHAT)).isEqualTo("chat");
        assertThat(from(LoginFixture.HOME, "bob", "hunter2")).as("others there").isEqualTo("THROTTLED");
        assertThat(from(LoginFixture.ABROAD, "alice", CHAT)).as("other networks").isEqualTo("THROTTLED");
    }

    @Test
    void finish_guessesAtManyNamesFromOneNetwork_makeItWaitButNotKnownDevices() {
        assertThat(from(LoginFixture.HOME, "alice", CHAT)).isEqualTo("chat");
        for (int i = 0; i < 5; i++) {
            guess(1, "192.0.2." + (100 + i), "user" + i);
        }
        assertThat(from(LoginFixture.HOME, "bob", "hunter2")).isEqualTo("THROTTLED");
        assertThat(from(LoginFixture.HOME, "alice", CHAT)).isEqualTo("chat");
        assertThat(from(LoginFixture.ABROAD, "bob", "hunter2")).isEqualTo("primary");
    }

    /// Not even when the guesses come from its own network; a primary password, which can be guessed, waits there.
    @Test
    void finish_guessesFromAKnownDevicesNetwork_letItsAppPasswordInButNoPrimary() {
        assertThat(from(LoginFixture.HOME, "alice", CHAT)).isEqualTo("chat");
        assertThat(from(LoginFixture.HOME, "bob", "hunter2")).isEqualTo("primary");
        guess(5, LoginFixture.HOME, "alice");
        guess(5, LoginFixture.HOME, "bob");
        assertThat(from(LoginFixture.HOME, "bob", "hunter2")).isEqualTo("THROTTLED");
        assertThat(result(fixture.plain("bob", "hunter2"))).isEqualTo("THROTTLED");
        assertThat(from(LoginFixture.HOME, "alice", CHAT)).isEqualTo("chat");
        guess(5, LoginFixture.HOME, "alice");
        assertThat(result(fixture.plain("alice", CHAT))).isEqualTo("chat");
    }

    @Test
    void finish_deviceKnownFromTheStore_isKnownAfterARestart() {
        LastUse use = new LastUse(PinnedClock.START, InetAddress.ofLiteral(LoginFixture.HOME), "", Scope.XMPP);
        fixture.accounts.put(FakeAccounts.with(FakeAccounts.account("carol", true, Optional.empty()),
                FakeAccounts.usedBefore(FakeAccounts.app("chat", CHAT, FakeAccounts.CHAT), use)));
        guess(5, LoginFixture.ABROAD, "carol");
        assertThat(from(LoginFixture.ABROAD, "carol", CHAT)).isEqualTo("THROTTLED");
        assertThat(from(LoginFixture.HOME, "carol", CHAT)).isEqualTo("chat");
    }

    @Test
    void finish_hundredWrongAnswersInARow_leaveKnownNetworksOnly() {
        assertThat(from(LoginFixture.HOME, "bob", "hunter2")).isEqualTo("primary");
        for (int i = 0; i < 100; i++) {
            fixture.clock.advance(Duration.ofHours(1));
            guess(1, "198.51." + i + ".1", "bob");
        }
        fixture.clock.advance(Duration.ofHours(2));
        assertThat(from(LoginFixture.ABROAD, "bob", "hunter2")).isEqualTo("THROTTLED");
        assertThat(from(LoginFixture.HOME, "bob", "hunter2")).isEqualTo("primary");
        assertThat(from(LoginFixture.ABROAD, "bob", "hunter2")).isEqualTo("primary");
    }

    @Test
    void finish_refusedPrimaryPassword_countsLikeAGuess() {
        fixture.accounts.put(FakeAccounts.account("dave", true,
                Optional.of(TestSecrets.verifiers("hunter2", VerifierKinds.PRIMARY_ON_PHONES))));
        for (int i = 0; i < 5; i++) {
            assertThat(from(LoginFixture.HOME, "dave", "hunter2")).isEqualTo("PRIMARY_PASSWORD");
        }
        assertThat(from(LoginFixture.HOME, "dave", "hunter2")).isEqualTo("THROTTLED");
    }

    @Test
    void finish_rightAppPasswordThatIsRefused_isNoGuess() {
        fixture.accounts.put(FakeAccounts.suspended(fixture.accounts.get("alice")));
        for (int i = 0; i < 10; i++) {
            assertThat(from(LoginFixture.HOME, "alice", CHAT)).isEqualTo("SUSPENDED");
        }
        assertThat(from(LoginFixture.HOME, "bob", "hunter2")).isEqualTo("primary");
    }

    @Test
    void finish_unknownNames_areThrottledLikeOthers() {
        guess(5, LoginFixture.HOME, "nobody");
        assertThat(from(LoginFixture.HOME, "nobody", "guess")).isEqualTo("THROTTLED");
        assertThat(from(LoginFixture.ABROAD, "Nobody", "guess")).isEqualTo("UNKNOWN_ACCOUNT");
        assertThat(result(fixture.plain(LoginProtocol.XMPP, "Nobody", "guess", LoginFixture.ABROAD)))
                .isEqualTo("THROTTLED");
    }

    @Test
    void finish_guessesAtAdministration_doNotSlowMessagingDown() {
        for (int i = 0; i < 5; i++) {
            fixture.plain(LoginProtocol.ADMIN, "bob", "guess", LoginFixture.HOME);
        }
        assertThat(result(fixture.plain(LoginProtocol.ADMIN, "bob", "hunter2", LoginFixture.HOME)))
                .isEqualTo("THROTTLED");
        assertThat(from(LoginFixture.HOME, "bob", "hunter2")).isEqualTo("primary");
    }

    @Test
    void finish_guessesOfOneIpv6Site_areOneNetworks() {
        for (int i = 0; i < 5; i++) {
            guess(1, "2001:db8:1:" + i + "::1", "user" + i);
        }
        assertThat(from("2001:db8:1:ffff::9", "bob", "hunter2")).isEqualTo("THROTTLED");
        assertThat(from("2001:db8:2::9", "bob", "hunter2")).isEqualTo("primary");
    }
}
