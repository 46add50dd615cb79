package io.portcullis.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AccountRatesTest {
    private static final AccountName ALICE = new AccountName("alice");

    private long nanos;
    private final AccountRates rates = new AccountRates(new AccountRates.Rate(1_000, 5_000, 10, 100), () -> nanos);

    @Test
    void take_overManyStreams_isOneBudget() {
        for (int stream = 0; stream < 10; stream++) {
            assertThat(rates.take(ALICE, 500, 1)).isZero();
        }
        assertThat(rates.take(ALICE, 500, 1)).isEqualTo(Duration.ofMillis(500).toNanos());
        assertThat(rates.take(ALICE, 500, 1)).isEqualTo(Duration.ofSeconds(1).toNanos());
        assertThat(rates.take(new AccountName("bob"), 500, 1)).as("another account").isZero();
    }

    @Test
    void take_manySmallStanzas_isHeldByTheirNumber() {
        assertThat(rates.take(ALICE, 10, 100)).isZero();
        assertThat(rates.take(ALICE, 1, 10)).isEqualTo(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void take_afterAWhileWithoutStreams_hasNoNewBudgetBeforeItsTime() {
        rates.take(ALICE, 65_000, 1);
        nanos += Duration.ofSeconds(50).toNanos();
        assertThat(rates.take(ALICE, 0, 0)).isEqualTo(Duration.ofSeconds(10).toNanos());
    }
}
