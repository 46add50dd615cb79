package io.portcullis.gateway.interop;

import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;

/// An address of this machine that is not of loopback, which some phones need for their media. Where the machine has none, as in
/// a sandbox without a network, loopback is lent one for as long as the test runs.
final class MediaAddress implements AutoCloseable {
    private static final String PROGRAM = "/usr/sbin/ip";
    /// RFC 5737: for documentation, and nobody's.
    private static final String LENT = "198.51.100.1/32";

    private boolean lent;

    /// Lends an address where there is none; skips the test, or fails it where it is required, when that is not permitted.
    void provide() {
        if (exists()) {
            return;
        }
        Programs.need(PROGRAM, "apt-get install iproute2");
        lent = change("add");
        Programs.needPermission(lent, "an address besides those of loopback", "run as root, or on a network");
    }

    private static boolean exists() {
        try {
            return NetworkInterface.networkInterfaces().filter(MediaAddress::isUp)
                    .flatMap(NetworkInterface::inetAddresses).anyMatch(address -> address instanceof Inet4Address
                            && !address.isLoopbackAddress() && !address.isLinkLocalAddress());
        } catch (SocketException noInterfaces) {
            return false;
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException gone) {
            return false;
        }
    }

    private static boolean change(String how) {
        return Programs.run(List.of(PROGRAM, "address", how, LENT, "dev", "lo"), "", 10).exitCode() == 0;
    }

    @Override
    public void close() {
        if (lent && !change("del")) {
            throw new IllegalStateException(LENT + " is left on loopback");
        }
    }
}
