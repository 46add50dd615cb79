package io.portcullis.gateway.net;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/// What limits are counted by: an IPv4 address, or the /64 of an IPv6 address, which one host owns whole.
///
/// @param length bytes of the address
/// @param prefix its first eight bytes; shorter ones are filled with zeros
public record ClientNetwork(int length, long prefix) {
    public static ClientNetwork of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return new ClientNetwork(bytes.length, ByteBuffer.allocate(16).put(bytes).getLong(0));
    }

    /// What one customer of a provider may have whole: the /48 of an IPv6 address; an IPv4 address itself.
    public ClientNetwork site() {
        return new ClientNetwork(length, length == 16 ? prefix & ~0xffffL : prefix);
    }
}
