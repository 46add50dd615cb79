package io.portcullis.auth.login;

import static io.portcullis.auth.login.LoginFixture.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.secret.ScramMechanism;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginCacheTest {
    private static final String CHAT = "abcd-efgh-ijkm-nopq";
    private static final AccountName ALICE = new AccountName("alice");

    private final LoginFixture fixture;

    LoginCacheTest(@TempDir Path folder) {
        fixture = new LoginFixture(folder);
    }

    @BeforeEach
    void setUp() {
        fixture.accounts.put(FakeAccounts.with(FakeAccounts.account("alice", true, Optional.empty()),
                FakeAccounts.app("chat", CHAT, FakeAccounts.CHAT)));
    }

    private LoginOutcome finish(LoginTicket ticket) {
        return fixture.scram(ticket, ScramMechanism.SHA_256, CHAT, LoginFixture.HOME);
    }

    @Test
    void load_twice_readsOnce() {
        assertThat(fixture.service().cached("alice")).isEmpty();
        fixture.service().load("alice");
        fixture.service().load("Alice");
        assertThat(fixture.service().cached("ALICE")).isPresent();
        assertThat(fixture.accounts.reads).hasValue(1);
    }

    @Test
    void load_snapshotOfSixtySeconds_readsAgain() {
        fixture.service().load("alice");
        fixture.clock.advance(Duration.ofSeconds(59));
        assertThat(fixture.service().cached("alice")).isPresent();
        fixture.clock.advance(Duration.ofSeconds(1));
        assertThat(fixture.service().cached("alice")).isEmpty();
    }

    /// The age counts from when the reading began.
    @Test
    void load_slowRead_isNoYoungerForIt() {
        fixture.accounts.amidRead(() -> fixture.clock.advance(Duration.ofSeconds(40)));
        fixture.service().load("alice");
        fixture.clock.advance(Duration.ofSeconds(19));
        assertThat(fixture.service().cached("alice")).isPresent();
        fixture.clock.advance(Duration.ofSeconds(1));
        assertThat(fixture.service().cached("alice")).isEmpty();
    }

    @Test
    void finish_revokedSinceTheTicket_isRefused() {
        LoginTicket ticket = fixture.service().load("alice");
        fixture.revoke("alice", "chat");
        assertThat(result(finish(ticket))).isEqualTo("WRONG_SECRET");
        assertThat(result(finish(fixture.service().load("alice")))).isEqualTo("WRONG_SECRET");
    }

    @Test
    void finish_removedSinceTheTicket_isRefused() {
        LoginTicket ticket = fixture.service().load("alice");
        fixture.accounts.remove("alice");
        fixture.events.publish(new AuthEvent.AccountRemoved(ALICE, fixture.clock.instant(), 2));
        assertThat(result(finish(ticket))).isEqualTo("UNKNOWN_ACCOUNT");
    }

    @Test
    void load_revokedAmidTheRead_readsAgain() {
        AtomicInteger first = new AtomicInteger();
        fixture.accounts.amidRead(() -> {
            if (first.getAndIncrement() == 0) {
                fixture.revoke("alice", "chat");
            }
        });
        LoginTicket ticket = fixture.service().load("alice");
        assertThat(result(finish(ticket))).isEqualTo("WRONG_SECRET");
        assertThat(fixture.accounts.reads).hasValue(2);
    }

    /// What was never read undisturbed is not decided on.
    @Test
    void finish_changesThatDoNotCease_isRefused() {
        fixture.accounts.amidRead(
                () -> fixture.events.publish(new AuthEvent.AccountResumed(ALICE, fixture.clock.instant(), 2)));
        LoginTicket ticket = fixture.service().load("alice");
        assertThat(result(finish(ticket))).isEqualTo("SUPERSEDED");
        fixture.accounts.amidRead(() -> {});
        assertThat(result(finish(fixture.service().load("alice")))).isEqualTo("chat");
    }

    @Test
    void finish_ticketOlderThanSixtySeconds_isRefusedUnlessReadAgain() {
        LoginTicket ticket = fixture.service().load("alice");
        fixture.clock.advance(Duration.ofSeconds(60));
        assertThat(result(finish(ticket))).isEqualTo("SUPERSEDED");
        fixture.service().load("alice");
        assertThat(result(finish(ticket))).isEqualTo("chat");
    }

    @Test
    void renew_ticketThatHolds_isTheSame() {
        LoginTicket ticket = fixture.service().load("alice");
        assertThat(fixture.service().holds(ticket)).isTrue();
        assertThat(fixture.service().renew(ticket)).isSameAs(ticket);
    }

    /// What a login rests on may grow too old between its two halves.
    @Test
    void renew_ticketThatHoldsNoMore_letsInByWhatIsStoredNow() {
        LoginTicket ticket = fixture.service().load("alice");
        fixture.clock.advance(Duration.ofSeconds(60));
        assertThat(fixture.service().holds(ticket)).isFalse();
        LoginTicket renewed = fixture.service().renew(ticket);
        assertThat(renewed.salt(ScramMechanism.SHA_256)).isEqualTo(ticket.salt(ScramMechanism.SHA_256));
        assertThat(result(finish(renewed))).isEqualTo("chat");
    }

    @Test
    void renew_afterARevocation_doesNotBringTheOldBack() {
        LoginTicket ticket = fixture.service().load("alice");
        fixture.clock.advance(Duration.ofSeconds(60));
        fixture.revoke("alice", "chat");
        assertThat(result(finish(fixture.service().renew(ticket)))).isEqualTo("WRONG_SECRET");
    }

    @Test
    void load_storeThatCannotBeRead_failsAndKeepsNothing() {
        fixture.accounts.amidRead(() -> {
            throw new IllegalStateException("disk");
        });
        assertThatIllegalStateException().isThrownBy(() -> fixture.service().load("alice"));
        fixture.accounts.amidRead(() -> {});
        assertThat(result(finish(fixture.service().load("alice")))).isEqualTo("chat");
    }

    /// The change drops what was cached although reading anew fails, and others hear of it.
    @Test
    void publish_storeThatCannotBeRead_stillDropsTheSnapshot() {
        LoginTicket ticket = fixture.service().load("alice");
        fixture.accounts.amidRead(() -> {
            throw new IllegalStateException("disk");
        });
        fixture.revoke("alice", "chat");
        assertThat(fixture.service().cached("alice")).isEmpty();
        assertThat(result(finish(ticket))).isEqualTo("SUPERSEDED");
        assertThat(fixture.heard)
                .anySatisfy(event -> assertThat(event).isInstanceOf(AuthEvent.AppPasswordRevoked.class));
    }

    @Test
    void load_accountMadeAfterItWasUnknown_isFound() {
        assertThat(fixture.service().known(new AccountName("bob"))).isFalse();
        fixture.accounts.put(FakeAccounts.account("bob", true, Optional.empty()));
        fixture.events.publish(new AuthEvent.AccountCreated(new AccountName("bob"), fixture.clock.instant(), 1));
        assertThat(fixture.service().knownCached(new AccountName("bob"))).contains(true);
    }
}
