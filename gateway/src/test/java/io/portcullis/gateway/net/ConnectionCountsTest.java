package io.portcullis.gateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class ConnectionCountsTest {
    private final ConnectionCounts counts = new ConnectionCounts(3, 2);

    @Test
    void admit_thirdOfOneAddress_isRefused() {
        assertThat(admit("192.0.2.1")).isTrue();
        assertThat(admit("192.0.2.1")).isTrue();
        assertThat(admit("192.0.2.1")).isFalse();
        assertThat(counts.refused()).isEqualTo(1);
        assertThat(counts.open()).isEqualTo(2);
    }

    @Test
    void admit_fourthInAll_isRefused() {
        assertThat(admit("192.0.2.1") && admit("192.0.2.2") && admit("192.0.2.3")).isTrue();
        assertThat(admit("192.0.2.4")).isFalse();
    }

    @Test
    void admit_oneIpv6Network_countsAsOneAddress() {
        assertThat(admit("2001:db8::1") && admit("2001:db8::ffff:1")).isTrue();
        assertThat(admit("2001:db8:0:0:1::")).isFalse();
        assertThat(admit("2001:db8:0:1::1")).isTrue();
    }

    @Test
    void release_makesRoom() {
        assertThat(admit("192.0.2.1")).isTrue();
        assertThat(admit("192.0.2.1")).isTrue();
        counts.release(InetAddress.ofLiteral("192.0.2.1"));

        assertThat(admit("192.0.2.1")).isTrue();
        assertThat(counts.open()).isEqualTo(2);
    }

    private boolean admit(String address) {
        return counts.admit(InetAddress.ofLiteral(address));
    }
}
