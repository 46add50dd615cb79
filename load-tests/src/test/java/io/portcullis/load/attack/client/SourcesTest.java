package io.portcullis.load.attack.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {
    @Test
    void networks_overManyBlocks_areLoopbackAndDifferentIn24Bits() {
        List<InetAddress> addresses = Sources.networks(10, 600);
        assertThat(addresses).hasSize(600).allMatch(InetAddress::isLoopbackAddress);
        assertThat(addresses.stream().map(address -> Arrays.toString(Arrays.copyOf(address.getAddress(), 3))))
                .doesNotHaveDuplicates();
        assertThat(addresses.getFirst().getHostAddress()).isEqualTo("127.10.1.1");
        assertThat(addresses.getLast().getHostAddress()).isEqualTo("127.12.100.1");
    }

    @Test
    void networks_outsideTheBlocksOfAttackers_areRefused() {
        assertThatThrownBy(() -> Sources.networks(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sources.networks(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sources.networks(250, 251)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "10.0.0.1", "0.0.0.0", "128.0.0.1", "2001:db8::1", "::", "169.254.0.1"})
    void requireLoopback_ofAnotherAddress_isRefused(String address) throws UnknownHostException {
        InetAddress other = InetAddress.getByName(address);
        assertThatThrownBy(() -> Sources.requireLoopback(other)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loopback only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.200.3.9", "::1"})
    void requireLoopback_ofLoopback_isTheAddress(String address) throws UnknownHostException {
        InetAddress loopback = InetAddress.getByName(address);
        assertThat(Sources.requireLoopback(loopback)).isEqualTo(loopback);
    }
}
