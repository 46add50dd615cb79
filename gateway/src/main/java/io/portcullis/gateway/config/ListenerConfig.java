package io.portcullis.gateway.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/// One listening socket (for SIP, one of UDP and one of TCP on the same port).
public record ListenerConfig(
        @Setting(initial = "true", meaning = "Whether it is open.") boolean enabled,
        @Setting(initial = "::", meaning = "The IP address to listen on; `::` is every address, those of IPv4 too.") InetAddress address,
        @Setting(range = "0-65535", meaning = "The port; 0 takes any free one.") int port) {

    public InetSocketAddress socketAddress() {
        return new InetSocketAddress(address, port);
    }
}
