package io.portcullis.load.attack.client;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.IntStream;

/// Addresses that attackers come from: one in each of many networks (/24) of 127.0.0.0/8, which is loopback as a whole.
public final class Sources {
    /// Networks in a block: 127.BLOCK.1.0/24 to 127.BLOCK.250.0/24.
    private static final int IN_BLOCK = 250;

    private Sources() {}

    /// One address of each of `count` networks.
    ///
    /// @param block the second byte of the first address, 1 to 250: 127.0.0.0/16 is where others come from
    /// @throws IllegalArgumentException where they do not fit into 127.0.0.0/8
    public static List<InetAddress> networks(int block, int count) {
        if (block < 1 || count < 1 || block + (count - 1) / IN_BLOCK > 250) {
            throw new IllegalArgumentException("block " + block + ", " + count + " networks (expected: block 1-250, "
                    + "at least 1 network, all within 127.0.0.0/8)");
        }
        return IntStream.range(0, count).mapToObj(i -> address(block + i / IN_BLOCK, i % IN_BLOCK + 1)).toList();
    }

    /// The address itself, where it is a loopback address.
    ///
    /// @throws IllegalArgumentException for every other
    public static InetAddress requireLoopback(InetAddress address) {
        if (!address.isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    address.getHostAddress() + ": attacks go to this machine's loopback only (expected: 127.0.0.0/8)");
        }
        return address;
    }

    private static InetAddress address(int second, int third) {
        try {
            return InetAddress.getByAddress(new byte[] {127, (byte) second, (byte) third, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
