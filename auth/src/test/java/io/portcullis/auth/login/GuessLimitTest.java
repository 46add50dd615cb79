package io.portcullis.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.login.GuessLimit.Turn;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class GuessLimitTest {
    private static final InetAddress HOME = InetAddress.ofLiteral("192.0.2.1");
    private final PinnedClock clock = new PinnedClock();
    private final GuessLimit limit = new GuessLimit(ThrottleSettings.defaults(), clock, clock);

    private static InetAddress network(int number) {
        return InetAddress.ofLiteral("10." + (number >> 8) + "." + (number & 0xFF) + ".1");
    }

    private Turn begin(String name, InetAddress address) {
        return limit.begin(GuessClass.SECOND_STEP, name, address);
    }

    private Turn.Granted granted(String name, InetAddress address) {
        return (Turn.Granted) begin(name, address);
    }

    private void wrong(int times, String name, InetAddress address) {
        for (int i = 0; i < times; i++) {
            limit.wrong(granted(name, address));
        }
    }

    @Test
    void begin_sixthBeforeAnyIsJudged_waits() {
        for (int i = 0; i < 5; i++) {
            assertThat(begin("alice", network(i))).isInstanceOf(Turn.Granted.class);
        }
        assertThat(begin("alice", network(5))).isEqualTo(new Turn.Wait(PinnedClock.START.plusSeconds(1)));
        assertThat(limit.begin(GuessClass.RECOVERY_KEY, "alice", network(5))).isInstanceOf(Turn.Granted.class);
        assertThat(begin("bob", network(5))).isInstanceOf(Turn.Granted.class);
    }

    @Test
    void begin_byManyThreads_grantsFive() throws Exception {
        List<Callable<Turn>> all = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            InetAddress address = network(i);
            all.add(() -> begin("alice", address));
        }
        int granted = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<Turn> turn : threads.invokeAll(all)) {
                granted += turn.get() instanceof Turn.Granted ? 1 : 0;
            }
        }
        assertThat(granted).isEqualTo(5);
    }

    /// An hour's wait at most, nothing from the hundredth on, and all over again when that is forgotten, a day later: four days and one.
    @Test
    void begin_wheneverItMay_grantsTwentyADay() {
        int granted = 0;
        for (int hour = 0; hour < 24 * 365; hour++) {
            if (begin("alice", network(hour)) instanceof Turn.Granted turn) {
                limit.wrong(turn);
                granted++;
            }
            clock.advance(Duration.ofHours(1));
        }
        assertThat(granted).isLessThanOrEqualTo(100 * 365 / 5);
    }

    @Test
    void begin_afterTheHundredth_waitsUntilItIsForgotten() {
        for (int i = 0; i < 100; i++) {
            wrong(1, "alice", network(i));
            clock.advance(Duration.ofHours(1));
        }
        Instant last = clock.instant().minus(Duration.ofHours(1));

        assertThat(begin("alice", network(101))).isEqualTo(new Turn.Wait(last.plus(Duration.ofDays(1))));
        clock.advance(Duration.ofHours(23));
        assertThat(begin("alice", network(101))).isInstanceOf(Turn.Granted.class);
    }

    @Test
    void right_answer_endsTheCountAndMakesTheNetworkKnown() {
        wrong(4, "alice", HOME);
        limit.right(granted("alice", HOME));
        for (int i = 0; i < 5; i++) {
            wrong(1, "alice", network(i));
        }

        assertThat(begin("alice", network(6))).isInstanceOf(Turn.Wait.class);
        wrong(5, "alice", HOME);
        assertThat(begin("alice", HOME)).isInstanceOf(Turn.Wait.class);
    }

    @Test
    void unseen_answer_isNotCounted() {
        for (int i = 0; i < 20; i++) {
            limit.unseen(granted("alice", HOME));
        }
        wrong(5, "alice", HOME);
        assertThat(begin("alice", HOME)).isInstanceOf(Turn.Wait.class);
    }

    /// Many people may sign in from one network at a time; wrong answers of theirs count together.
    @Test
    void shut_network_isSoByWrongAnswersOnly() {
        List<Turn.Granted> turns = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            turns.add(granted("user" + i, HOME));
        }
        assertThat(limit.shut(turns.getLast())).isEmpty();
        turns.subList(0, 5).forEach(limit::wrong);

        assertThat(limit.shut(turns.getLast())).contains(PinnedClock.START.plusSeconds(1));
        assertThat(begin("user99", HOME)).isInstanceOf(Turn.Wait.class);
        assertThat(begin("user99", network(1))).isInstanceOf(Turn.Granted.class);
    }

    @Test
    void shut_knownNetwork_isNotSo() {
        limit.right(granted("alice", HOME));
        Turn.Granted turn = granted("alice", HOME);
        for (int i = 0; i < 5; i++) {
            wrong(1, "user" + i, HOME);
        }
        assertThat(limit.shut(turn)).isEmpty();
        assertThat(begin("alice", HOME)).isInstanceOf(Turn.Granted.class);
    }

    /// Names cost nothing at the primary password; who floods it must not wash away what is counted of second steps.
    @Test
    void begin_floodOfNamesAtAnotherClass_forgetsNothing() {
        ThrottleSettings few = new ThrottleSettings(4, Duration.ofSeconds(1), Duration.ofHours(1), 100,
                Duration.ofDays(1), 100);
        GuessLimit small = new GuessLimit(few, clock, clock);
        for (int i = 0; i < 5; i++) {
            small.begin(GuessClass.SECOND_STEP, "alice", HOME);
        }
        for (int i = 0; i < 10_000; i++) {
            small.begin(GuessClass.PRIMARY_PASSWORD, "user" + i, network(i));
        }
        assertThat(small.begin(GuessClass.SECOND_STEP, "alice", HOME)).isInstanceOf(Turn.Wait.class);
    }

    @Test
    void clock_setBack_shortensNoWait() {
        wrong(5, "alice", HOME);
        clock.advance(Duration.ofDays(-1));

        assertThat(begin("alice", HOME)).isEqualTo(new Turn.Wait(PinnedClock.START.plusSeconds(1)));
    }
}
