package io.portcullis.auth.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final Instant NOW = PinnedClock.START;
    private final PinnedClock clock = new PinnedClock();
    private final Throttle throttle = new Throttle(ThrottleSettings.defaults(), clock);

    private static Guesser guesser(String name, String address) {
        return Guesser.of(GuessClass.APP_PASSWORD, name, InetAddress.ofLiteral(address));
    }

    @Test
    void pause_fromTheFifthFailure_growsFromASecondToAnHour() {
        ThrottleSettings settings = ThrottleSettings.defaults();
        long[] seconds = {0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600, 3600};
        for (int count = 0; count < seconds.length; count++) {
            assertThat(new Failures(count, NOW).pause(settings)).isEqualTo(Duration.ofSeconds(seconds[count]));
        }
        assertThat(new Failures(Integer.MAX_VALUE, NOW).oneMore(NOW).pause(settings)).isEqualTo(Duration.ofHours(1));
        assertThat(new Failures(99, NOW).open(settings, NOW.plusSeconds(3600))).isTrue();
        assertThat(new Failures(100, NOW).open(settings, NOW.plusSeconds(3600))).isFalse();
    }

    @Test
    void gate_answersSideBySide_shutsBeforeTheSixth() {
        Guesser guesser = guesser("alice", "192.0.2.1");
        assertThat(throttle.gate(guesser, false, NOW)).isEqualTo(Throttle.Gate.OPEN);
        for (int i = 0; i < 5; i++) {
            throttle.wrong(guesser, NOW);
        }
        assertThat(throttle.gate(guesser, false, NOW)).isEqualTo(Throttle.Gate.SHUT);
        assertThat(throttle.gate(guesser, true, NOW)).isEqualTo(Throttle.Gate.APP_PASSWORD_ONLY);
    }

    /// Else an account of one's own would end the wait of one's network at will.
    @Test
    void right_answer_doesNotEndTheNetworksRow() {
        for (int i = 0; i < 4; i++) {
            throttle.wrong(guesser("user" + i, "192.0.2.1"), NOW);
        }
        throttle.right(guesser("mallory", "192.0.2.1"));
        throttle.wrong(guesser("user5", "192.0.2.1"), NOW);
        assertThat(throttle.gate(guesser("user6", "192.0.2.2"), false, NOW)).isEqualTo(Throttle.Gate.SHUT);
        assertThat(throttle.succeeded(guesser("mallory", "192.0.2.9"))).isTrue();
    }

    @Test
    void rows_ofManyGuessers_areBoundedAndForgotten() {
        ThrottleSettings few = new ThrottleSettings(4, Duration.ofSeconds(1), Duration.ofHours(1), 100,
                Duration.ofDays(1),
                1_000);
        Throttle bounded = new Throttle(few, clock);
        for (int i = 0; i < 20_000; i++) {
            bounded.wrong(guesser("user" + i, "10." + (i >> 8) + "." + (i & 255) + ".1"), NOW);
            bounded.right(guesser("other" + i, "10." + (i >> 8) + "." + (i & 255) + ".1"));
        }
        assertThat(bounded.rows()).isLessThanOrEqualTo(3_000);
        Guesser alice = guesser("alice", "192.0.2.1");
        for (int i = 0; i < 200; i++) {
            throttle.wrong(alice, NOW);
        }
        clock.advance(Duration.ofDays(1));
        assertThat(throttle.gate(alice, false, clock.instant())).isEqualTo(Throttle.Gate.OPEN);
    }

    @Test
    void guesser_longName_isCut() {
        assertThat(guesser("x".repeat(100_000), "192.0.2.1").name()).hasSize(256);
    }
}
