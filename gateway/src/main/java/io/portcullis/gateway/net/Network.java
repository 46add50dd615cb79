package io.portcullis.gateway.net;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/// What one host owns: an IPv4 address, or the /64 of an IPv6 address. The first eight bytes of the address; shorter ones
/// are filled with zeros.
record Network(int length, long prefix) {
    static Network of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return new Network(bytes.length, ByteBuffer.allocate(16).put(bytes).getLong(0));
    }
}
