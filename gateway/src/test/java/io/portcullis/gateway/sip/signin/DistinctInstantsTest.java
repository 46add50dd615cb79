package io.portcullis.gateway.sip.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DistinctInstantsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T05:00:00.123456789Z");

    private volatile Instant now = NOW;
    private final DistinctInstants instants = new DistinctInstants(() -> now);

    @Test
    void instantsOfOneMicrosecond_areNeverTheSame() throws Exception {
        Set<Instant> given = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Callable<Boolean> taking = () -> {
                boolean distinct = true;
                for (int i = 0; i < 10_000; i++) {
                    distinct &= given.add(instants.next());
                }
                return distinct;
            };
            for (Future<Boolean> done : threads.invokeAll(List.of(taking, taking))) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(given).hasSize(20_000)
                .allMatch(instant -> Duration.between(NOW, instant).compareTo(Duration.ofMillis(20)) < 0);
    }

    @Test
    void instant_ofAClockThatGoesOn_isItsOwn() {
        assertThat(instants.next()).isEqualTo(Instant.parse("2026-11-24T05:00:00.123456Z"));
        now = NOW.plusMillis(1);

        assertThat(instants.next()).isEqualTo(Instant.parse("2026-11-24T05:00:00.124456Z"));
    }

    @Test
    void instant_afterTheClockWasSetBack_isTheNewTime() {
        assertThat(instants.next()).isBefore(NOW);
        now = NOW.minus(Duration.ofHours(1));

        assertThat(instants.next()).isEqualTo(Instant.parse("2026-11-24T04:00:00.123456Z"));
    }
}
