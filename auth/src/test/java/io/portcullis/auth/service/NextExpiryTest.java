package io.portcullis.auth.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class NextExpiryTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private final NextExpiry next = new NextExpiry();

    @Test
    void begin_isDue() {
        assertThat(next.isDue(NOON)).isTrue();
    }

    @Test
    void looked_isDueAfterAWhile_forOtherProcessesMakeAppPasswords() {
        next.looking(NOON);
        assertThat(next.isDue(NOON.plus(NextExpiry.ONCE_IN).minusMillis(1))).isFalse();
        assertThat(next.isDue(NOON.plus(NextExpiry.ONCE_IN))).isTrue();
    }

    @Test
    void clockSetBack_isDue() {
        next.looking(NOON);
        assertThat(next.isDue(NOON.minusMillis(1))).isTrue();
        assertThat(next.isDue(NOON)).isFalse();
    }

    @Test
    void somethingExpires_isDueThen_whicheverComesFirst() {
        next.looking(NOON);
        next.atLatest(NOON.plusSeconds(3));
        next.atLatest(NOON.plusSeconds(5));
        assertThat(next.isDue(NOON.plusMillis(2_999))).isFalse();
        assertThat(next.isDue(NOON.plusSeconds(3))).isTrue();
    }
}
