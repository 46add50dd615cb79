package io.portcullis.gateway.sip.transaction;

import io.portcullis.gateway.sip.session.PhoneLocation;
import io.portcullis.gateway.sip.session.SipTransport;
import io.portcullis.gateway.sip.transport.Flow;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A way to a peer that keeps what is sent.
///
/// @param sent the very arrays
public record SentFlow(SipTransport transport, InetSocketAddress remote, List<byte[]> sent) implements Flow {
    public static SentFlow udp(String host) {
        return new SentFlow(SipTransport.UDP, new InetSocketAddress(host, 5060), new ArrayList<>());
    }

    public static SentFlow tcp(String host) {
        return new SentFlow(SipTransport.TCP, new InetSocketAddress(host, 5060), new ArrayList<>());
    }

    /// The first lines of what was sent, without the version.
    public List<String> heard() {
        return sent.stream().map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().findFirst().orElse("")
                .replace("SIP/2.0", "").strip()).toList();
    }

    @Override
    public InetSocketAddress local() {
        return new InetSocketAddress("192.0.2.1", 5060);
    }

    @Override
    public long connection() {
        return PhoneLocation.NO_CONNECTION;
    }

    @Override
    public boolean open() {
        return true;
    }

    @Override
    public void send(byte[] message, Runnable failed) {
        sent.add(message);
    }

    @Override
    public Flow onPort(int port) {
        return this;
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
