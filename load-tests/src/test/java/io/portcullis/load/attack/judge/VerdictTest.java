package io.portcullis.load.attack.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.load.attack.cost.Cost;
import io.portcullis.load.measure.Latencies.Percentiles;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final Limits LIMITS = new Limits(100_000_000, 500_000, 64_000, 50, 50_000, 500_000);
    private static final Cost AT_THE_LIMITS = new Cost(10, 5, 300_000_000, 100_000_000, 5_000_000, 64_000, 0, 50);

    @Test
    void of_valuesAtTheLimits_stood() {
        assertThat(Verdict.of(LIMITS, AT_THE_LIMITS, seen(50_000, 500_000, 0, 1), List.of()))
                .satisfies(verdict -> assertThat(verdict.stood()).isTrue());
    }

    @Test
    void of_eachCostAboveItsLimit_namesValueAndLimit() {
        Cost cost = new Cost(10, 5, 0, 100_100_000, 5_100_000, 65_000, 1, 50.1);
        assertThat(Verdict.of(LIMITS, cost, seen(1, 1, 0, 1), List.of()).broken()).containsExactly(
                "memory MB over idle 100.1 (limit 100.0)", "disk kB/s 510.0 (limit 500.0)", "log kB 65.0 (limit 64.0)",
                "stack traces in the log 1.0 (limit 0.0)", "longest collection ms 50.1 (limit 50.0)");
    }

    @Test
    void of_slowUse_isHeldToTheLimitOfItsKind() {
        assertThat(Verdict.of(LIMITS, AT_THE_LIMITS, seen(51_000, 501_000, 0, 1), List.of()).broken())
                .containsExactly("chat sign-in p99 ms 501.0 (limit 500.0)", "chat message p99 ms 51.0 (limit 50.0)",
                        "SIP REGISTER p99 ms 51.0 (limit 50.0)", "page load p99 ms 501.0 (limit 500.0)");
    }

    @Test
    void of_oneFailureOfOthers_fails() {
        assertThat(Verdict.of(LIMITS, AT_THE_LIMITS, seen(1, 1, 1, 1), List.of()).broken()).hasSize(4)
                .contains("chat message failures 1.0 (limit 0.0)");
    }

    @Test
    void of_nothingDoneByOthers_fails() {
        assertThat(Verdict.of(LIMITS, AT_THE_LIMITS, seen(0, 0, 0, 0), List.of()).broken()).hasSize(4)
                .contains("SIP REGISTER: none succeeded");
    }

    @Test
    void of_noOthersAtAll_fails() {
        assertThat(Verdict.of(LIMITS, AT_THE_LIMITS, List.of(), List.of()).broken())
                .containsExactly("others: SIGN_IN, MESSAGE, REGISTER, PAGE were not seen");
    }

    @Test
    void of_whatTheAttackFoundOut_fails() {
        assertThat(Verdict.of(LIMITS, AT_THE_LIMITS, seen(1, 1, 0, 1), List.of("a message was lost")).broken())
                .containsExactly("a message was lost");
    }

    @Test
    void brief_limits_areGreaterInTimeOnly() {
        assertThat(LIMITS.brief())
                .isEqualTo(new Limits(100_000_000, 500_000, 64_000, 500, 5_000_000, 50_000_000));
    }

    private static List<Seen> seen(long quickMicros, long handshakeMicros, long failures, long operations) {
        return Stream.of(Kind.values()).map(kind -> {
            long p99 = kind == Kind.MESSAGE || kind == Kind.REGISTER ? quickMicros : handshakeMicros;
            return new Seen(kind, operations, failures, new Percentiles(1, 1, p99, p99), Set.of());
        }).toList();
    }
}
