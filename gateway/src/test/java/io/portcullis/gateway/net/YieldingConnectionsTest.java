package io.portcullis.gateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class YieldingConnectionsTest {
    private final YieldingConnections<EmbeddedChannel> connections = new YieldingConnections<>(3, 2);

    private EmbeddedChannel from(String address) {
        return from(connections, address);
    }

    private static EmbeddedChannel from(YieldingConnections<EmbeddedChannel> connections, String address) {
        EmbeddedChannel channel = new EmbeddedChannel(new io.netty.channel.ChannelInboundHandlerAdapter());
        connections.add(channel, InetAddress.ofLiteral(address)).ifPresent(EmbeddedChannel::finish);
        return channel;
    }

    @Test
    void add_oneTooMany_closesTheOldestOfAll() {
        EmbeddedChannel first = from("192.0.2.1");
        EmbeddedChannel second = from("192.0.2.2");
        EmbeddedChannel third = from("192.0.2.3");
        EmbeddedChannel fourth = from("192.0.2.4");

        assertThat(first.isOpen()).isFalse();
        assertThat(second.isOpen() && third.isOpen() && fourth.isOpen()).isTrue();
        assertThat(connections.count()).isEqualTo(3);
        assertThat(connections.displaced()).isEqualTo(1);
    }

    @Test
    void add_oneTooManyOfANetwork_closesItsOldestAndNobodyElses() {
        EmbeddedChannel other = from("2001:db8:1::1");
        EmbeddedChannel first = from("2001:db8:0:1::1");
        EmbeddedChannel second = from("2001:db8:0:1::2");
        EmbeddedChannel third = from("2001:db8:0:1:ffff::3");

        assertThat(first.isOpen()).isFalse();
        assertThat(other.isOpen() && second.isOpen() && third.isOpen()).isTrue();
    }

    /// However often a crowd comes back, who has one connection keeps it.
    @Test
    void add_oneTooMany_closesTheOldestOfTheNetworkWithTheMost() {
        YieldingConnections<EmbeddedChannel> many = new YieldingConnections<>(10, 5);
        EmbeddedChannel single = from(many, "192.0.2.9");
        for (int i = 0; i < 1_000; i++) {
            EmbeddedChannel next = from(many, "192.0.2." + i % 4);
            assertThat(single.isOpen() && next.isOpen()).isTrue();
            assertThat(many.count()).isLessThanOrEqualTo(10);
        }

        assertThat(many.displaced()).isEqualTo(991);
        assertThat(many.remove(single)).isTrue();
    }

    /// A customer with 65,536 networks is one crowd.
    @Test
    void add_oneTooMany_countsAllNetworksOfAnIpv6Site() {
        YieldingConnections<EmbeddedChannel> many = new YieldingConnections<>(10, 5);
        EmbeddedChannel single = from(many, "2001:db8:1::1");
        EmbeddedChannel old = from(many, "192.0.2.9");
        for (int i = 0; i < 1_000; i++) {
            EmbeddedChannel next = from(many, "2001:db8:7:" + Integer.toHexString(i) + "::1");
            assertThat(single.isOpen() && old.isOpen() && next.isOpen()).isTrue();
        }

        assertThat(many.count()).isEqualTo(10);
        assertThat(many.displaced()).isEqualTo(992);
    }

    @Test
    void remove_isOutOnce_andGivesItsPlace() {
        EmbeddedChannel busy = from("192.0.2.1");
        assertThat(connections.remove(busy)).isTrue();
        assertThat(connections.remove(busy)).isFalse();
        for (int i = 2; i < 9; i++) {
            from("192.0.2." + i);
        }

        assertThat(busy.isOpen()).as("what is being answered is not closed").isTrue();
        assertThat(connections.count()).isEqualTo(3);
    }

    @Test
    void add_oneNetworkAgainAndAgain_leavesNothingBehind() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(connections.remove(from("192.0.2." + i % 200))).isTrue();
        }
        assertThat(connections.count()).isZero();
        assertThat(connections.displaced()).isZero();
    }
}
