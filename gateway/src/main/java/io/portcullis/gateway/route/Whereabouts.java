package io.portcullis.gateway.route;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;

/// Where the client of an endpoint is.
///
/// @param since when it signed in; resuming changes nothing of it
/// @param address that it came from last
/// @param connected whether it has a connection; without one it waits to be resumed
public record Whereabouts(Instant since, Optional<InetAddress> address, boolean connected) {
    /// Addresses are private.
    @Override
    public String toString() {
        return "Whereabouts[" + since + "]";
    }
}
