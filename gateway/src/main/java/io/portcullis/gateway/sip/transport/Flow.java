package io.portcullis.gateway.sip.transport;

import io.portcullis.gateway.sip.session.SipTransport;
import java.net.InetSocketAddress;
import java.util.Optional;

/// A way to one peer: an address over UDP, or a connection. Any thread.
public interface Flow {
    SipTransport transport();

    /// Where the peer is.
    InetSocketAddress remote();

    /// Where the peer sees this server.
    InetSocketAddress local();

    /// Whether a proxy stands between, so that the port in [#local] may be another than this server's own.
    default boolean proxied() {
        return false;
    }

    /// Number of the connection, [io.portcullis.gateway.sip.session.PhoneLocation#NO_CONNECTION] for UDP.
    long connection();

    /// Whether it can still carry something.
    boolean open();

    /// Sends one message; what is sent in one turn of the loop leaves together. The array is not copied at once and must not
    /// change.
    ///
    /// @param failed told, on any thread, when it could not be sent
    void send(byte[] message, Runnable failed);

    /// The same peer on another port over UDP; a connection stays what it is.
    Flow onPort(int port);

    /// Somebody signed in over it.
    default void signedIn() {
        // Only connections are counted by it.
    }

    /// A connection to the same address in the place of UDP, for what is too large for that; empty where this is no UDP, and where
    /// the peer took none a short while ago. RFC 3261 section 18.1.1.
    default Optional<Flow> overTcp() {
        return Optional.empty();
    }

    /// Closes a connection; nothing over UDP.
    void close();
}
