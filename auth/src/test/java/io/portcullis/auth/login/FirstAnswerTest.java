package io.portcullis.auth.login;

import static io.portcullis.auth.login.LoginFixture.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.secret.FirstSalts;
import io.portcullis.auth.secret.ScramMechanism;
import io.portcullis.auth.secret.ScramSalts;
import io.portcullis.auth.secret.TestSecrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a client is told that has only named itself depends on no account.
class FirstAnswerTest {
    private static final String CHAT = "abcd-efgh-ijkm-nopq";

    private final LoginFixture fixture;

    FirstAnswerTest(@TempDir Path folder) {
        fixture = new LoginFixture(folder);
    }

    @BeforeEach
    void setUp() {
        fixture.accounts.saltsFollow = true;
        fixture.restart();
        ScramSalts salts = new FirstSalts(fixture.keys, 4096).ofUnknown("alice");
        fixture.accounts.put(FakeAccounts.withSalts(FakeAccounts.with(
                FakeAccounts.account("alice", true, Optional.empty()),
                new AppCredential(FakeAccounts.app("chat", CHAT, FakeAccounts.CHAT).appPassword(),
                        TestSecrets.verifiers(CHAT, FakeAccounts.CHAT, salts))),
                salts));
    }

    private LoginTicket first(String name) {
        return fixture.service().first(name).orElseThrow();
    }

    private LoginOutcome finish(LoginTicket ticket, String password) {
        return fixture.scram(fixture.service().renew(ticket), ScramMechanism.SHA_256, password, LoginFixture.HOME);
    }

    @Test
    void first_anyName_looksNothingUp() {
        first("alice");
        first("nobody");
        first(" not a name ");
        assertThat(fixture.accounts.reads).hasValue(0);
        assertThat(fixture.service().holds(first("alice"))).isFalse();
    }

    @Test
    void finish_afterRenewal_decidesOnWhatIsStored() {
        assertThat(result(finish(first("alice"), CHAT))).isEqualTo("chat");
        assertThat(result(finish(first("Alice"), "guess"))).isEqualTo("WRONG_SECRET");
        assertThat(result(finish(first("nobody"), CHAT))).isEqualTo("UNKNOWN_ACCOUNT");
    }

    @Test
    void finish_notRenewed_isSuperseded() {
        assertThat(result(fixture.scram(first("alice"), ScramMechanism.SHA_256, CHAT, LoginFixture.HOME)))
                .isEqualTo("SUPERSEDED");
    }

    /// The floor counts from when the proof was there, not from when the account had been read.
    @Test
    void finish_readingTakesLong_isAnsweredNoLater() {
        LoginTicket ticket = first("alice");
        fixture.accounts.amidRead(() -> fixture.clock.advance(Duration.ofMillis(40)));
        LoginOutcome.Refused refused = LoginFixture.refusal(finish(ticket, "guess")).orElseThrow();
        assertThat(refused.answerNotBefore()).isEqualTo(PinnedClock.START.plusMillis(250));
    }

    /// Salts that somebody put into the database: told wrongly once, and then looked up.
    @Test
    void first_saltsThatDoNotFollow_areTold() {
        fixture.accounts.put(FakeAccounts.with(FakeAccounts.account("bob", true, Optional.empty()),
                FakeAccounts.app("chat", CHAT, FakeAccounts.CHAT)));
        assertThat(result(finish(first("bob"), CHAT))).isEqualTo("WRONG_SECRET");
        assertThat(result(finish(first("bob"), CHAT))).isEqualTo("chat");
        assertThat(fixture.service().first("carol")).as("to be looked up").isEmpty();
        assertThat(fixture.service().load("carol").salt(ScramMechanism.SHA_1))
                .isEqualTo(new FirstSalts(fixture.keys, 4096).ofUnknown("carol").get(ScramMechanism.SHA_1));
    }

    @Test
    void first_olderAccountsHaveOtherIterations_areLookedUp() {
        fixture.accounts.saltsFollow = false;
        fixture.restart();
        assertThat(fixture.service().first("alice")).isEmpty();
        fixture.service().load("alice");
        assertThat(fixture.service().first("alice")).isPresent();
    }
}
