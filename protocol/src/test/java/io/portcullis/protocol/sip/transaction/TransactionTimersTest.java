package io.portcullis.protocol.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TransactionTimersTest {
    @Test
    void standard_givesTheValuesOfTable4() {
        assertThat(TransactionTimers.STANDARD.lifetime()).isEqualTo(32_000);
        assertThat(TransactionTimers.STANDARD.timerD()).isEqualTo(32_000);
        assertThat(TransactionTimers.STANDARD.doubled(500)).isEqualTo(1_000);
        assertThat(TransactionTimers.STANDARD.doubled(4_000)).isEqualTo(4_000);
        assertThat(TransactionTimers.STANDARD.lateTrying()).isEqualTo(3_500);
    }

    @Test
    void shortT1_keepsTimerDAtItsLeast() {
        assertThat(new TransactionTimers(10, 40, 50).timerD()).isEqualTo(32_000);
    }

    @Test
    void t2BelowT1_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TransactionTimers(500, 499, 1))
                .withMessageContaining("t2=499");
    }
}
