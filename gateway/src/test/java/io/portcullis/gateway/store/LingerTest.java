package io.portcullis.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LingerTest {
    private static final long MILLI = 1_000_000;

    private final Linger linger = new Linger(Duration.ofMillis(5));
    private long now;

    @Test
    void nanos_loneWrites_none() {
        assertThat(linger.nanos()).isZero();
        take(1, 20 * MILLI, 200);
        assertThat(linger.nanos()).isZero();
    }

    @Test
    void nanos_fiveHundredASecond_theWholePause() {
        take(1, 2 * MILLI, 200);
        assertThat(linger.nanos()).isEqualTo(5 * MILLI);
        take(5, 10 * MILLI, 200);
        assertThat(linger.nanos()).isEqualTo(5 * MILLI);
    }

    @Test
    void nanos_veryMany_aShorterPause() {
        take(600, 10 * MILLI, 200);
        assertThat(linger.nanos()).isBetween(MILLI, 11 * MILLI / 10);
    }

    @Test
    void nanos_afterABurst_noneAgainSoon() {
        take(100, MILLI, 10);
        assertThat(linger.nanos()).isPositive();
        take(1, 500 * MILLI, 2);
        assertThat(linger.nanos()).isZero();
    }

    private void take(int writes, long every, int times) {
        for (int i = 0; i < times; i++) {
            now += every;
            linger.taken(writes, now);
        }
    }
}
