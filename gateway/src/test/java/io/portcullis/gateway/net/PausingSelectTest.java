package io.portcullis.gateway.net;

import static io.netty.channel.SelectStrategy.SELECT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class PausingSelectTest {
    private long now = Long.MAX_VALUE - 1_000_000;
    private final Deque<Integer> ready = new ArrayDeque<>();
    private final List<Long> pauses = new ArrayList<>();
    private final PausingSelect select = new PausingSelect(() -> now, nanos -> {
        pauses.add(nanos);
        now += nanos;
    });

    private int turn(boolean hasTasks) throws Exception {
        return select.calculateStrategy(() -> ready.isEmpty() ? 0 : ready.remove(), hasTasks);
    }

    private int turnAfter(long nanos) throws Exception {
        now += nanos;
        return turn(false);
    }

    @Test
    void wokenSeldom_blocks() throws Exception {
        assertThat(turn(false)).isEqualTo(SELECT);
        assertThat(turnAfter(PausingSelect.OFTEN_NANOS)).isEqualTo(SELECT);
        assertThat(turnAfter(PausingSelect.OFTEN_NANOS)).isEqualTo(SELECT);
        assertThat(pauses).isEmpty();
    }

    @Test
    void wokenOften_pausesAndFindsWhatHasCome() throws Exception {
        turn(false);
        ready.addAll(List.of(0, 3, 0, 2));
        assertThat(turnAfter(1_999_999)).isEqualTo(3);
        assertThat(turnAfter(1_999_999)).isEqualTo(2);
        assertThat(pauses).containsExactly(PausingSelect.PAUSE_NANOS, PausingSelect.PAUSE_NANOS);
    }

    @Test
    void workThatIsThere_waitsForNoPause() throws Exception {
        turn(false);
        ready.add(5);
        assertThat(turnAfter(10)).isEqualTo(5);
        ready.add(1);
        assertThat(turn(true)).isEqualTo(1);
        assertThat(turn(true)).isZero();
        assertThat(pauses).isEmpty();
    }

    @Test
    void pauseInVain_isFollowedByNone() throws Exception {
        turn(false);
        assertThat(turnAfter(10)).isZero();
        assertThat(turnAfter(10)).isEqualTo(SELECT);
        assertThat(pauses).hasSize(1);
        ready.addAll(List.of(0, 1));
        assertThat(turnAfter(10)).isEqualTo(1);
        assertThat(pauses).hasSize(2);
    }
}
