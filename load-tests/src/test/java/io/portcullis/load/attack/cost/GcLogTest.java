package io.portcullis.load.attack.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GcLogTest {
    @Test
    void longestPause_ofYoungAndFull_isTheLongest() {
        assertThat(GcLog.longestPause("""
                [0.010s][info][gc] Using Serial
                [1.337s][info][gc] GC(0) Pause Young (Allocation Failure) 101M->13M(365M) 32.317ms
                [1.829s][info][gc] GC(1) Pause Full (Metadata GC Threshold) 36M->15M(365M) 143.521ms
                [2.802s][info][gc] GC(2) Pause Young (Allocation Failure) 116M->17M(365M) 8.063ms
                """)).isEqualTo(143.521);
    }

    @Test
    void longestPause_withoutPauses_isNothing() {
        assertThat(GcLog.longestPause("""
                [0.010s][info][gc] Using Serial
                [0.5s][info][gc] GC(3) Concurrent Mark Cycle 81.300ms
                """)).isZero();
    }
}
