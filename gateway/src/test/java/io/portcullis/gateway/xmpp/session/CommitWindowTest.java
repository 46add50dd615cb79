package io.portcullis.gateway.xmpp.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommitWindowTest {
    private static CommitWindow received(int count) {
        CommitWindow window = CommitWindow.START;
        for (int i = 0; i < count; i++) {
            window = window.receive();
        }
        return window;
    }

    @Test
    void settle_inOrder_movesOn() {
        assertThat(received(3).settle(1).settle(2).settled()).isEqualTo(2);
    }

    @Test
    void settle_outOfOrder_waitsForTheFirst() {
        CommitWindow window = received(3).settle(3).settle(2);

        assertThat(window.settled()).isZero();
        assertThat(window.settle(1).settled()).isEqualTo(3);
    }

    @Test
    void settle_twiceOrNeverReceived_changesNothing() {
        CommitWindow window = received(2).settle(1);

        assertThat(window.settle(1)).isEqualTo(window);
        assertThat(window.settle(3)).isEqualTo(window);
        assertThat(window.settle(0)).isEqualTo(window);
    }

    @Test
    void isOverrun_tooManyUnsettled_isTrue() {
        assertThat(received(CommitWindow.MOST_OPEN).isOverrun()).isFalse();
        assertThat(received(CommitWindow.MOST_OPEN + 1).isOverrun()).isTrue();
    }

    /// Against the obvious model: a set.
    @Test
    void settle_anyOrder_isWhatASetSays() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            CommitWindow window = CommitWindow.START;
            Set<Long> settled = new HashSet<>();
            for (int i = 0; i < 400; i++) {
                if (random.nextInt(3) == 0 || window.received() == 0) {
                    window = window.receive();
                } else {
                    long number = 1 + random.nextLong(window.received());
                    window = window.settle(number);
                    settled.add(number);
                }
                long expected = 0;
                while (settled.contains(expected + 1)) {
                    expected++;
                }
                assertThat(window.settled()).isEqualTo(expected);
            }
        }
    }
}
