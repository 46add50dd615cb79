package io.portcullis.gateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatestKeysTest {
    private static final int MOST = 64;

    private final LatestKeys latest = new LatestKeys(MOST);

    @Test
    void contains_nothingAdded_isFalse() {
        assertThat(latest.contains(0)).isFalse();
        assertThat(latest.contains(-1)).isFalse();
    }

    @Test
    void add_oneMoreThanTheMost_onlyTheOldestIsForgotten() {
        LongStream.rangeClosed(0, MOST).forEach(latest::add);
        assertThat(latest.contains(0)).isFalse();
        assertThat(LongStream.rangeClosed(1, MOST)).allMatch(latest::contains);
    }

    @Test
    void add_twice_takesOnePlace() {
        LongStream.range(0, MOST).forEach(latest::add);
        latest.add(5);
        assertThat(LongStream.range(0, MOST)).allMatch(latest::contains);
    }

    /// The step decides how much the keys crowd: with 128 all want the same slot, at both ends of the table too.
    @ParameterizedTest
    @ValueSource(longs = {1, 3, 64, 127, 128, 0x9E3779B97F4A7C15L})
    void add_anyKeys_isLikeAQueue(long step) {
        Random random = new Random(7);
        Deque<Long> queue = new ArrayDeque<>();
        for (int i = 0; i < 5_000; i++) {
            long key = (random.nextInt(3 * MOST) - MOST) * step;
            latest.add(key);
            if (!queue.contains(key)) {
                queue.addLast(key);
                if (queue.size() > MOST) {
                    queue.removeFirst();
                }
            }
            for (int probe = -MOST; probe < 2 * MOST; probe += 1 + random.nextInt(16)) {
                long sought = probe * step;
                assertThat(latest.contains(sought)).as("%d after %d", sought, i).isEqualTo(queue.contains(sought));
            }
        }
    }
}
