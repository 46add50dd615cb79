package io.portcullis.gateway.net;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.ServerSocket;

/// What this machine's network can do.
public final class LocalNetwork {
    private static final InetAddress ALL_OF_IPV4 = InetAddress.ofLiteral("0.0.0.0");

    private LocalNetwork() {}

    /// The address to listen on in place of `::`, which is every address of IPv4 where the machine has no IPv6; any other stays.
    public static InetAddress address(InetAddress configured) {
        return configured instanceof Inet6Address && configured.isAnyLocalAddress() && !hasIpv6()
                ? ALL_OF_IPV4
                : configured;
    }

    private static boolean hasIpv6() {
        try (ServerSocket _ = new ServerSocket(0, 1, InetAddress.ofLiteral("::"))) {
            return !Boolean.getBoolean("java.net.preferIPv4Stack");
        } catch (IOException none) {
            return false;
        }
    }
}
