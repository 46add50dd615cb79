package io.portcullis.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class IntakeTest {
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final long LONG = TimeUnit.MINUTES.toNanos(1);

    private final Intake intake = new Intake(100, 10_000, 3);

    @Test
    void take_idle_aWriteIsTakenWhenItComes() throws Exception {
        CompletableFuture<Integer> taken = take(0);
        intake.offer(write(), 1);
        assertThat(taken.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void take_pausing_writesWaitUntilAReadComes() throws Exception {
        CompletableFuture<Integer> taken = take(LONG);
        intake.offer(write(), 1);
        assertWaits(taken);
        intake.offer(read(), 0);
        assertThat(taken.get(10, TimeUnit.SECONDS)).isEqualTo(2);
    }

    @Test
    void take_pausing_aFullGroupEndsThePause() throws Exception {
        CompletableFuture<Integer> taken = take(LONG);
        intake.offer(write(), 1);
        intake.offer(write(), 1);
        assertWaits(taken);
        intake.offer(write(), 1);
        assertThat(taken.get(10, TimeUnit.SECONDS)).isEqualTo(3);
    }

    @Test
    void take_pausing_manyBytesEndThePause() throws Exception {
        CompletableFuture<Integer> taken = take(LONG);
        intake.offer(write(), 6_000);
        assertThat(taken.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void take_pausing_theEndOfThePauseIsKept() throws Exception {
        CompletableFuture<Integer> taken = take(TimeUnit.MILLISECONDS.toNanos(300));
        intake.offer(write(), 1);
        assertWaits(taken);
        assertThat(taken.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void take_pausing_closeEndsThePause() throws Exception {
        CompletableFuture<Integer> taken = take(LONG);
        intake.offer(write(), 1);
        intake.close();
        assertThat(taken.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void take_patientWrites_waitForOthersButNotForEver() throws Exception {
        CompletableFuture<Integer> alone = take(0);
        intake.offer(patient(), 1);
        assertThat(alone.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        CompletableFuture<Integer> together = take(0);
        intake.offer(patient(), 1);
        intake.offer(write(), 1);
        assertThat(together.get(10, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(1);
    }

    private static void assertWaits(CompletableFuture<Integer> taken) {
        assertThat(taken).isNotDone().failsWithin(SHORT);
    }

    private CompletableFuture<Integer> take(long pause) {
        long earliest = System.nanoTime() + pause;
        return CompletableFuture.supplyAsync(() -> {
            try {
                List<JournalEntry> taken = intake.take(new ArrayList<>(), earliest);
                return taken == null ? 0 : taken.size();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static JournalEntry write() {
        return new JournalEntry.Writing(statements -> {}, result -> {});
    }

    private static JournalEntry patient() {
        Write write = new Write() {
            @Override
            public void apply(Statements statements) {}

            @Override
            public boolean isPatient() {
                return true;
            }
        };
        return new JournalEntry.Writing(write, result -> {});
    }

    private static JournalEntry read() {
        return new JournalEntry.Reading<>(statements -> 1, outcome -> {});
    }
}
