package io.portcullis.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.gateway.route.SessionRegistry.Bound;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionRegistryTest {
    private static final AccountName ALICE = new AccountName("alice");
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final SessionRegistry registry = new SessionRegistry();

    @Test
    void bind_sameResource_endsTheFormer() {
        FakeEndpoint first = new FakeEndpoint("alice", "phone");
        FakeEndpoint second = new FakeEndpoint("alice", "phone");
        registry.bind(first);
        registry.bind(second);
        assertThat(first.ended()).contains(EndReason.REPLACED);
        assertThat(registry.of(ALICE)).containsExactly(second);
        registry.unbind(first);
        assertThat(registry.find(ALICE, "phone")).contains(second);
        assertThat(registry.count()).isEqualTo(1);
    }

    @Test
    void apply_appPasswordRevoked_endsWhatItOpenedOnly() {
        FakeEndpoint revoked = bound(new FakeEndpoint("alice", "a").openedBy("p1", 3));
        FakeEndpoint other = bound(new FakeEndpoint("alice", "b").openedBy("p2", 3));
        FakeEndpoint primary = bound(new FakeEndpoint("alice", "c"));
        registry.apply(new AuthEvent.AppPasswordRevoked(ALICE, NOON, 4, new AppPasswordId("p1")));
        assertThat(revoked.ended()).contains(EndReason.REVOKED);
        assertThat(registry.of(ALICE)).containsExactly(other, primary);
        assertThat(registry.count()).isEqualTo(2);
    }

    @Test
    void apply_twoStepOn_endsWhatThePrimaryPasswordOpened() {
        FakeEndpoint app = bound(new FakeEndpoint("alice", "a").openedBy("p1", 3));
        FakeEndpoint primary = bound(new FakeEndpoint("alice", "c"));
        registry.apply(new AuthEvent.TwoStepChanged(ALICE, NOON, 4, true));
        assertThat(primary.ended()).contains(EndReason.REVOKED);
        assertThat(registry.of(ALICE)).containsExactly(app);
    }

    @Test
    void bind_loginOlderThanARevocation_isRefused() {
        registry.apply(new AuthEvent.AccountSuspended(ALICE, NOON, 5));
        registry.apply(new AuthEvent.AppPasswordRevoked(ALICE, NOON, 7, new AppPasswordId("p1")));
        FakeEndpoint beforeTheSuspension = new FakeEndpoint("alice", "a").openedBy("p2", 4);
        FakeEndpoint beforeTheRevocation = new FakeEndpoint("alice", "b").openedBy("p1", 6);
        FakeEndpoint after = new FakeEndpoint("alice", "c").openedBy("p2", 6);
        assertThat(registry.bind(beforeTheSuspension)).isFalse();
        assertThat(beforeTheSuspension.ended()).contains(EndReason.REVOKED);
        assertThat(registry.bind(beforeTheRevocation)).isFalse();
        assertThat(registry.bind(after)).isTrue();
        assertThat(registry.of(ALICE)).containsExactly(after);
    }

    @Test
    void bind_manyAtOnce_isFullAtTheLimit() throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        AtomicInteger bound = new AtomicInteger();
        List<Thread> threads = IntStream.range(0, 55).mapToObj(i -> Thread.ofPlatform().start(() -> {
            awaitQuietly(start);
            if (registry.bind(new FakeEndpoint("alice", "r" + i).asSession(), 50) == Bound.DONE) {
                bound.incrementAndGet();
            }
        })).toList();
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(bound).hasValue(50);
        assertThat(registry.of(ALICE)).hasSize(50);
    }

    @Test
    void bind_full_oldestDetachedGivesWay() {
        FakeEndpoint phone = bound(new FakeEndpoint("alice", "phone side"));
        FakeEndpoint late = bound(new FakeEndpoint("alice", "a").detached(NOON.plusSeconds(2)));
        FakeEndpoint early = bound(new FakeEndpoint("alice", "b").detached(NOON.plusSeconds(1)));
        FakeEndpoint attached = bound(new FakeEndpoint("alice", "c").asSession());
        FakeEndpoint first = new FakeEndpoint("alice", "d").asSession();
        assertThat(registry.bind(first, 3)).isEqualTo(Bound.DONE);
        assertThat(early.ended()).contains(EndReason.REPLACED);
        assertThat(registry.bind(new FakeEndpoint("alice", "e").asSession(), 3)).isEqualTo(Bound.DONE);
        assertThat(late.ended()).contains(EndReason.REPLACED);
        assertThat(registry.bind(new FakeEndpoint("alice", "f").asSession(), 3)).isEqualTo(Bound.FULL);
        assertThat(registry.bind(new FakeEndpoint("alice", "c").asSession(), 3)).isEqualTo(Bound.DONE);
        assertThat(attached.ended()).contains(EndReason.REPLACED);
        assertThat(first.ended()).isEmpty();
        assertThat(phone.ended()).isEmpty();
        assertThat(registry.of(ALICE)).hasSize(4);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void endAll_shutdown_tellsEveryone() {
        FakeEndpoint alice = bound(new FakeEndpoint("alice", "a"));
        FakeEndpoint bob = bound(new FakeEndpoint("bob", "a"));
        registry.endAll(EndReason.SHUTDOWN);
        assertThat(alice.ended()).contains(EndReason.SHUTDOWN);
        assertThat(bob.ended()).contains(EndReason.SHUTDOWN);
        registry.unbind(alice);
        registry.unbind(bob);
        assertThat(registry.count()).isZero();
    }

    private FakeEndpoint bound(FakeEndpoint endpoint) {
        assertThat(registry.bind(endpoint)).isTrue();
        return endpoint;
    }
}
