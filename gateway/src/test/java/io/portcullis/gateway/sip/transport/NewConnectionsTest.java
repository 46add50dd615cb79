package io.portcullis.gateway.sip.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.portcullis.gateway.sip.session.SipTransport;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NewConnectionsTest {
    private static final int MOST = 100;
    private static final int OF_NETWORK = 5;

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final NewConnections connections = new NewConnections(MOST);
    private long number;

    private StreamFlow from(String address) {
        return new StreamFlow(new StreamFlow.Ends(SipTransport.TCP, new InetSocketAddress(address, 9), ++number),
                channel, channel.newSucceededFuture(), connections::remove);
    }

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    @Test
    void oneNetwork_pushesOutItsOwnOldest() {
        StreamFlow other = from("192.0.2.1");
        connections.add(other);
        StreamFlow first = from("2001:db8::1");
        assertThat(connections.add(first)).isEmpty();
        for (int i = 2; i <= OF_NETWORK; i++) {
            assertThat(connections.add(from("2001:db8::" + i))).isEmpty();
        }
        assertThat(connections.add(from("2001:db8::ffff"))).contains(first);
        assertThat(connections.count()).isEqualTo(OF_NETWORK + 1);
    }

    @Test
    void manyNetworks_pushOutTheOldestOfAll_neverOneThatSignedIn() {
        StreamFlow signedIn = from("192.0.2.1");
        connections.add(signedIn);
        StreamFlow oldest = from("192.0.2.2");
        connections.add(oldest);
        signedIn.signedIn();
        for (int i = 1; i < MOST; i++) {
            assertThat(connections.add(from("198.51.100." + i))).isEmpty();
        }
        assertThat(connections.add(from("203.0.113.1"))).isEqualTo(Optional.of(oldest));
        assertThat(connections.count()).isEqualTo(MOST);
    }
}
