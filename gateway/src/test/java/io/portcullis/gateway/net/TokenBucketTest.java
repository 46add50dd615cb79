package io.portcullis.gateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void take_withinTheBurst_waitsForNothing() {
        TokenBucket bucket = new TokenBucket(10, 100, 0);

        assertThat(bucket.take(100, 0)).isZero();
    }

    @Test
    void take_beyondTheBurst_waitsUntilItIsMadeGood() {
        TokenBucket bucket = new TokenBucket(10, 100, 0);

        assertThat(bucket.take(120, 0)).isEqualTo(2 * SECOND);
        assertThat(bucket.take(0, SECOND)).isEqualTo(SECOND);
        assertThat(bucket.take(0, 2 * SECOND)).isZero();
    }

    @Test
    void tryTake_beyondTheBurst_takesNothing() {
        TokenBucket bucket = new TokenBucket(10, 100, 0);

        assertThat(bucket.tryTake(90, 0)).isTrue();
        assertThat(bucket.tryTake(11, 0)).isFalse();
        assertThat(bucket.tryTake(10, 0)).isTrue();
        assertThat(bucket.tryTake(1, SECOND / 20)).isFalse();
        assertThat(bucket.tryTake(1, SECOND / 10)).isTrue();
    }

    @Test
    void take_afterALongPause_hasNoMoreThanTheBurst() {
        TokenBucket bucket = new TokenBucket(10, 100, 0);

        assertThat(bucket.take(101, 1_000 * SECOND)).isEqualTo(SECOND / 10);
    }
}
