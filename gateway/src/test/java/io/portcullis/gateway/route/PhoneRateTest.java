package io.portcullis.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.bridge.Bridge;
import io.portcullis.gateway.bridge.PhoneAnswer;
import io.portcullis.gateway.bridge.SipOutbound;
import io.portcullis.gateway.route.AccountDirectory.Existence;
import io.portcullis.protocol.interwork.PagerMessage;
import io.portcullis.protocol.sip.SipUri;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// What an account's phones may send: bob and carol write to alice.
class PhoneRateTest implements SipOutbound {
    private static final AccountName BOB = new AccountName("bob");
    private static final AccountName CAROL = new AccountName("carol");
    private static final int BURST = 4;
    private static final int BYTES_BURST = 5_000;

    private final FakeMessageStore store = new FakeMessageStore();
    private final SessionRegistry registry = new SessionRegistry();
    private final Router router = new Router("example.org", registry, store,
            new FakeDirectory().knows("alice", Existence.EXISTS), new FakeContacts(), (presence, account) -> {},
            (sender, to, traffic) -> Optional.empty());
    private final Bridge bridge = new Bridge("example.org", router,
            new AccountRates(new AccountRates.Rate(1_000, BYTES_BURST, 1, BURST), this::nanos), registry, this,
            (pause, task) -> {});
    private long nanos;

    private long nanos() {
        return nanos;
    }

    @Override
    public boolean hasContacts(AccountName account) {
        return false;
    }

    @Override
    public void message(AccountName account, PagerMessage message, Map<String, Integer> refused,
            Predicate<AccountName> mayReach, Consumer<PhoneAnswer> told) {
        throw new AssertionError("nobody here has a phone to send to");
    }

    /// The status that the phone of an account hears.
    private int send(AccountName from, String text) {
        List<Integer> status = new ArrayList<>();
        bridge.fromPhone(from,
                new PagerMessage(SipUri.of(from.value(), "example.org"), SipUri.of("alice", "example.org"),
                        "conversation", "text/plain", text, Optional.empty(), Optional.empty()),
                false, status::add);
        store.commit();
        assertThat(status).hasSize(1);
        return status.getFirst();
    }

    /// Sends until one is refused.
    private int accepted(AccountName from, String text) {
        int accepted = 0;
        while (send(from, text) == 202) {
            accepted++;
        }
        return accepted;
    }

    @Test
    void messagesAboveTheRate_are503_storedNowhere_andOthersAreServed() {
        assertThat(accepted(BOB, "hello")).isBetween(BURST, BURST + 1);
        int stored = store.pendingCount();
        assertThat(send(BOB, "hello")).isEqualTo(503);
        assertThat(store.pendingCount()).isEqualTo(stored);
        assertThat(send(CAROL, "hello")).isEqualTo(202);
        assertThat(store.pendingCount()).isEqualTo(stored + 1);
    }

    @Test
    void bytesAboveTheRate_are503() {
        assertThat(accepted(BOB, "x".repeat(BYTES_BURST))).isBetween(1, 2);
    }

    /// A phone that tries again at once must not shut out itself, nor the account's chat clients.
    @Test
    void refusedMessages_areNotCharged() {
        accepted(BOB, "hello");
        for (int i = 0; i < 1_000; i++) {
            assertThat(send(BOB, "hello")).isEqualTo(503);
        }
        nanos += Duration.ofSeconds(2).toNanos();
        assertThat(send(BOB, "hello")).isEqualTo(202);
    }

    /// Also one that is larger than the whole burst: it waits for the account's turn, and the account then waits for it.
    @Test
    void largeMessage_isTakenOnce_andPaidForAfterwards() {
        assertThat(send(BOB, "x".repeat(2 * BYTES_BURST))).isEqualTo(202);
        assertThat(send(BOB, "hello")).isEqualTo(503);
        nanos += Duration.ofSeconds(6).toNanos();
        assertThat(send(BOB, "hello")).isEqualTo(202);
    }
}
