package io.portcullis.gateway.xmpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoomTest {
    private final AtomicInteger looks = new AtomicInteger();
    private final Room room = new Room(10);

    private boolean takes() {
        return room.take(looks::incrementAndGet);
    }

    @Test
    void deliveries_areTakenUntilItIsFull() {
        room.holds(8);
        assertThat(takes()).isTrue();
        assertThat(takes()).isTrue();
        assertThat(takes()).isFalse();
        assertThat(looks).hasValue(0);
    }

    /// Else a session that reads its letters could be given twice what it may hold, and be cut for it.
    @Test
    void deliveryTaken_countsUntilItIsHeld() {
        for (int i = 0; i < 10; i++) {
            assertThat(takes()).isTrue();
        }
        assertThat(takes()).isFalse();
        room.holds(10);
        room.arrived(10);
        assertThat(takes()).isFalse();
        room.holds(9);
        assertThat(takes()).isTrue();
    }

    @Test
    void turnedAway_isToldOnce_whenThereIsRoom() {
        room.holds(10);
        assertThat(takes()).isFalse();
        assertThat(room.askedAgain()).isFalse();
        room.holds(9);
        assertThat(room.askedAgain()).isTrue();
        assertThat(room.askedAgain()).isFalse();
    }

    @Test
    void congestedConnection_takesNothing() {
        room.congested(true);
        assertThat(takes()).isFalse();
        assertThat(room.askedAgain()).isFalse();
        room.congested(false);
        assertThat(room.askedAgain()).isTrue();
    }

    /// The loop says that it holds what was under way just as somebody asks: counted in the wrong order, it is in neither place.
    @Test
    void deliveriesThatArriveAsSomebodyAsks_areNeverMoreThanMayBeHeld() throws Exception {
        int most = 10;
        AtomicInteger mailbox = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> sender = other.submit(() -> {
                while (!done.get()) {
                    if (takes()) {
                        mailbox.incrementAndGet();
                    }
                }
            });
            int held = 0;
            for (int i = 0; i < 5_000_000; i++) {
                int arrived = mailbox.getAndSet(0);
                held += arrived;
                room.holds(held);
                room.arrived(arrived);
                if (held > most) {
                    break;
                }
                if (held == most) {
                    held = 0;
                    room.holds(held);
                }
            }
            done.set(true);
            sender.get();
            assertThat(held).isLessThanOrEqualTo(most);
        }
    }

    /// One asks just as the other makes room and looks: whoever comes second must see the first.
    @Test
    void roomMadeAsSomebodyIsTurnedAway_isNoticedByOneOfThem() throws Exception {
        int rounds = 20_000;
        CyclicBarrier start = new CyclicBarrier(2);
        CyclicBarrier end = new CyclicBarrier(2);
        boolean[] taken = new boolean[rounds];
        int[] before = new int[rounds];
        boolean[] noticed = new boolean[rounds];
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            room.holds(10);
            Future<?> loop = other.submit(() -> {
                for (int i = 0; i < rounds; i++) {
                    start.await();
                    room.holds(0);
                    noticed[i] = room.askedAgain();
                    end.await();
                }
                return null;
            });
            for (int i = 0; i < rounds; i++) {
                before[i] = looks.get();
                start.await();
                taken[i] = takes();
                end.await();
                if (taken[i]) {
                    room.arrived(1);
                }
                assertThat(taken[i] || noticed[i] || looks.get() > before[i]).as("round %d", i).isTrue();
                room.askedAgain();
                room.holds(10);
            }
            loop.get();
        }
    }
}
