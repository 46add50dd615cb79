package io.portcullis.gateway.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RegistrationLimitTest {
    private static final InetAddress ONE = InetAddress.ofLiteral("192.0.2.7");
    private static final InetAddress BESIDE = InetAddress.ofLiteral("192.0.2.200");
    private static final InetAddress SIX = InetAddress.ofLiteral("2001:db8:7::1");
    private static final InetAddress BESIDE_SIX = InetAddress.ofLiteral("2001:db8:7:ffff::9");
    private static final InetAddress FAR = InetAddress.ofLiteral("203.0.113.1");

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final RegistrationLimit limit = new RegistrationLimit(RegistrationRules.of(2, 5, ""), nanos::get);

    @Test
    void take_network_hasItsOwnPart() {
        assertThat(limit.take(ONE)).isPresent();
        assertThat(limit.take(BESIDE)).isPresent();
        assertThat(limit.take(ONE)).isEmpty();

        assertThat(limit.take(SIX)).isPresent();
        assertThat(limit.take(BESIDE_SIX)).isPresent();
        assertThat(limit.take(SIX)).isEmpty();

        assertThat(limit.take(FAR)).isPresent();
        assertThat(limit.take(FAR)).as("in all").isEmpty();
    }

    @Test
    void take_afterADay_isFreeAgain() {
        assertThat(limit.take(ONE)).isPresent();
        nanos.addAndGet(Duration.ofHours(12).toNanos());
        assertThat(limit.take(ONE)).isPresent();
        nanos.addAndGet(Duration.ofHours(12).toNanos() - 1);
        assertThat(limit.take(ONE)).isEmpty();

        nanos.addAndGet(1);

        assertThat(limit.take(ONE)).isPresent();
        assertThat(limit.take(ONE)).isEmpty();
    }

    @Test
    void giveBack_place_canBeTakenAgain() {
        var place = limit.take(ONE).orElseThrow();
        assertThat(limit.take(ONE)).isPresent();
        limit.giveBack(place);
        limit.giveBack(place);

        assertThat(limit.take(ONE)).isPresent();
        assertThat(limit.take(ONE)).isEmpty();
    }
}
