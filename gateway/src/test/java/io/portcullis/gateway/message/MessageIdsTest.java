package io.portcullis.gateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.TestClock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageIdsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final TestClock clock = new TestClock(NOON);

    @Test
    void next_moreThanTheCounterHoldsInAMillisecond_ascends() {
        MessageIds ids = new MessageIds(clock, 3, 0);
        MessageId last = ids.next();
        for (int i = 0; i < 10_000; i++) {
            MessageId next = ids.next();
            assertThat(next).isGreaterThan(last);
            assertThat(node(next)).isEqualTo(3);
            last = next;
        }
        assertThat(ids.latest()).isEqualTo(last);
    }

    @Test
    void next_clockSetBack_ascends() {
        MessageIds ids = new MessageIds(clock, 0, 0);
        MessageId before = ids.next();
        clock.set(NOON.minusSeconds(86_400));
        assertThat(ids.next()).isGreaterThan(before);
    }

    @Test
    void next_afterARestartWithTheClockSetBack_isBeyondWhatWasEverGiven() {
        MessageIds first = new MessageIds(clock, 0, 0);
        MessageId stored = first.next();
        clock.set(NOON.plusSeconds(50));
        MessageId neverStored = first.next();
        clock.set(NOON.minusSeconds(3_600));
        assertThat(new MessageIds(clock, 0, stored.value()).next()).isGreaterThan(neverStored);
    }

    @Test
    void next_byManyThreads_isNeverTheSame() {
        MessageIds ids = new MessageIds(clock, 0, 0);
        Set<MessageId> given = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 50_000).parallel().forEach(i -> given.add(ids.next()));
        assertThat(given).hasSize(50_000);
    }

    @Test
    void parse_text_isTheInverseOfText() {
        MessageId id = new MessageIds(clock, 0, 0).next();
        assertThat(MessageId.parse(id.text())).contains(id);
        assertThat(MessageId.parse("")).isEmpty();
        assertThat(MessageId.parse("+5")).isEmpty();
        assertThat(MessageId.parse("-5")).isEmpty();
        assertThat(MessageId.parse("0")).isEmpty();
        assertThat(MessageId.parse("9999999999999999999")).isEmpty();
        assertThat(MessageId.parse("12x")).isEmpty();
    }

    private static long node(MessageId id) {
        return (id.value() >>> 12) & 1023;
    }
}
