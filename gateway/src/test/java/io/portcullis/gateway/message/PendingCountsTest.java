package io.portcullis.gateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PendingCountsTest {
    private static final PendingLimits LIMITS = new PendingLimits(1_000, 1 << 20);

    @Test
    void remove_all_leavesNoEntry() {
        PendingCounts counts = new PendingCounts(LIMITS);
        for (int i = 0; i < 100; i++) {
            counts.add(new Charge("to" + i % 10, "from" + i % 7, 100), Standing.STRANGER);
        }
        assertThat(counts.entries()).isEqualTo(17);
        for (int i = 0; i < 100; i++) {
            counts.remove(new Charge("to" + i % 10, "from" + i % 7, 100));
        }
        assertThat(counts.entries()).isZero();
        assertThat(counts.totalBytes()).isZero();
    }

    @Test
    void add_refused_leavesNoEntry() {
        PendingCounts counts = new PendingCounts(LIMITS);
        assertThat(counts.add(new Charge("to", "from", 1 << 21), Standing.CONTACT))
                .isEqualTo(PendingCounts.Verdict.FULL);
        assertThat(counts.entries()).isZero();
        assertThat(counts.total()).isZero();
    }

    /// Four threads add, take out and forget; in the end nothing is left.
    @Test
    void anyOrder_manyThreads_endsAtNothing() {
        PendingCounts counts = new PendingCounts(LIMITS);
        CompletableFuture.allOf(IntStream.range(0, 4)
                .mapToObj(seed -> CompletableFuture.runAsync(() -> addAndRemove(counts, new Random(seed))))
                .toArray(CompletableFuture[]::new)).join();
        assertThat(counts.total()).isZero();
        assertThat(counts.totalBytes()).isZero();
        assertThat(counts.entries()).isZero();
    }

    private static void addAndRemove(PendingCounts counts, Random random) {
        for (int i = 0; i < 20_000; i++) {
            Charge charge = new Charge("a" + random.nextInt(5), "a" + random.nextInt(5), 1 + random.nextInt(100));
            if (counts.add(charge, Standing.CONTACT) == PendingCounts.Verdict.ADDED) {
                counts.remove(charge);
            }
        }
    }
}
