package io.portcullis.gateway.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimerWheelTest {
    private static final long TICK = 20;
    /// After so many milliseconds the ring begins anew.
    private static final long ROUND = 2_048 * TICK;

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<String> fired = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private long now = 7;
    private final TimerWheel wheel = new TimerWheel(channel.eventLoop(), () -> now, failures::add);

    TimerWheelTest() {
        channel.freezeTime();
    }

    /// Writes down when it fires, and does what else it was given.
    private final class Named extends TimerWheel.Timer {
        private final String name;
        private final Runnable then;

        Named(String name, Runnable then) {
            this.name = name;
            this.then = then;
        }

        @Override
        void expired(long at) {
            assertThat(at).isEqualTo(now);
            fired.add(name + "@" + at);
            then.run();
        }
    }

    private Named timer(String name) {
        return new Named(name, () -> {});
    }

    private Named set(String name, long at) {
        Named timer = timer(name);
        wheel.set(timer, at);
        return timer;
    }

    private void until(long instant) {
        while (now < instant) {
            now++;
            channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
            channel.runScheduledPendingTasks();
        }
    }

    private List<String> names() {
        return fired.stream().map(text -> text.substring(0, text.indexOf('@'))).toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 19, 20, 21, 39, 40, 41, 500, 32_000, ROUND - 1, ROUND, ROUND + 1, 2 * ROUND + 500,
        180_000})
    void timer_firesOnce_atItsInstantOrUpToTwoTicksLater(long at) {
        set("a", at);
        until(at - 1);
        assertThat(fired).isEmpty();
        until(at + 2 * TICK);
        assertThat(names()).containsExactly("a");
        until(at + ROUND + 2 * TICK);
        assertThat(names()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, 0, 7})
    void timer_ofAnInstantThatHasPassed_firesWithTheNextTicks(long at) {
        set("a", at);
        assertThat(fired).isEmpty();
        until(7 + 2 * TICK);
        assertThat(names()).containsExactly("a");
    }

    @Test
    void timers_fireInTheOrderOfTheirTicks() {
        set("far", 3 * ROUND + 100);
        set("c", 300);
        set("a", 100);
        set("next round", ROUND + 100);
        set("b", 200);
        until(4 * ROUND);
        assertThat(names()).containsExactly("a", "b", "c", "next round", "far");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void clearedTimer_neverFires_andItsNeighboursDo(int cleared) {
        List<Named> timers = List.of(set("0", 100), set("1", 101), set("2", 102));
        wheel.clear(timers.get(cleared));
        wheel.clear(timers.get(cleared));
        until(200);
        List<String> others = new ArrayList<>(List.of("0", "1", "2"));
        others.remove(cleared);
        assertThat(names()).containsExactlyInAnyOrderElementsOf(others);
    }

    @Test
    void timerSetAgain_earlierOrLater_firesOnceThen() {
        Named earlier = set("earlier", 5_000);
        Named later = set("later", 100);
        wheel.set(earlier, 200);
        wheel.set(later, 300);
        until(250);
        assertThat(names()).containsExactly("earlier");
        until(6_000);
        assertThat(names()).containsExactly("earlier", "later");
    }

    @Test
    void timerSetToNever_isCleared() {
        Named timer = set("a", 100);
        wheel.set(timer, Long.MAX_VALUE);
        until(ROUND + 200);
        assertThat(fired).isEmpty();
    }

    @Test
    void timerThatFires_mayClearAndSetOthersOfItsSlot() {
        Named victim = timer("victim");
        Named again = timer("again");
        wheel.set(victim, 100);
        Named first = new Named("first", () -> {
            wheel.clear(victim);
            wheel.set(again, now);
        });
        wheel.set(first, 100);
        until(200);
        assertThat(names()).containsExactly("first", "again");
    }

    @Test
    void timerThatSetsItself_firesAgain() {
        List<Named> self = new ArrayList<>();
        self.add(new Named("beat", () -> wheel.set(self.getFirst(), now + 100)));
        wheel.set(self.getFirst(), 100);
        until(1_000);
        assertThat(fired).hasSizeBetween(7, 9);
    }

    @Test
    void loopThatWasHeldUp_firesAllThatIsDue() {
        set("a", 100);
        set("b", ROUND);
        set("c", 3 * ROUND);
        set("later", 6 * ROUND);
        now = 5 * ROUND;
        channel.advanceTimeBy(TICK, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertThat(names()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void wheelWithoutTimers_doesNotTick() {
        set("a", 100);
        assertThat(channel.runScheduledPendingTasks()).isPositive();
        until(200);
        assertThat(names()).containsExactly("a");
        assertThat(channel.runScheduledPendingTasks()).isNegative();
        now = 10 * ROUND;
        set("b", now + 100);
        until(10 * ROUND + 200);
        assertThat(names()).containsExactly("a", "b");
    }

    @Test
    void timerThatFails_stopsNoOther() {
        wheel.set(new Named("bad", () -> {
            throw new IllegalStateException();
        }), 100);
        set("good", 200);
        until(300);
        assertThat(fired).extracting(text -> text.substring(0, text.indexOf("@"))).containsExactly("bad", "good");
        assertThat(failures).hasSize(1);
    }
}
