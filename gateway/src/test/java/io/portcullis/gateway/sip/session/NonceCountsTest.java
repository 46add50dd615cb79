package io.portcullis.gateway.sip.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NonceCountsTest {
    private final NonceCounts counts = new NonceCounts(2);

    @Test
    void count_isTakenOnce() {
        assertThat(counts.take("n", 1, 0, 10)).isTrue();
        assertThat(counts.take("n", 1, 0, 11)).isFalse();
        assertThat(counts.take("n", 2, 0, 12)).isTrue();
        assertThat(counts.take("n", 2, 0, 13)).isFalse();
    }

    @Test
    void counts_outOfOrder_areTakenWithinTheWindow() {
        assertThat(counts.take("n", 70, 0, 10)).isTrue();
        assertThat(counts.take("n", 69, 0, 10)).isTrue();
        assertThat(counts.take("n", 69, 0, 10)).isFalse();
        assertThat(counts.take("n", 7, 0, 10)).isTrue();
        assertThat(counts.take("n", 6, 0, 10)).isFalse();
        assertThat(counts.take("n", 200, 0, 10)).isTrue();
        assertThat(counts.take("n", 137, 0, 10)).isTrue();
        assertThat(counts.take("n", 70, 0, 10)).isFalse();
    }

    @Test
    void zero_isNoCount() {
        assertThat(counts.take("n", 0, 0, 10)).isFalse();
    }

    @Test
    void forgottenNonce_isNeverTakenAgain() {
        assertThat(counts.take("old", 1, 1, 10)).isTrue();
        assertThat(counts.take("a", 1, 11, 20)).isTrue();
        assertThat(counts.take("b", 1, 21, 30)).isTrue();
        assertThat(counts.take("c", 1, 31, 40)).isTrue();
        assertThat(counts.take("old", 2, 1, 41)).isTrue();
        assertThat(counts.take("d", 1, 41, 50)).isTrue();
        assertThat(counts.take("e", 1, 51, 60)).isTrue();
        assertThat(counts.take("old", 1, 1, 61)).isFalse();
        assertThat(counts.take("new", 1, 60, 62)).isTrue();
    }
}
