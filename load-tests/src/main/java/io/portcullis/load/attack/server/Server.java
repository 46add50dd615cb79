package io.portcullis.load.attack.server;

import io.portcullis.load.Target;
import io.portcullis.load.attack.client.Sources;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/// A server that runs, on this machine's loopback.
///
/// @param host        its address
/// @param ports       where it listens
/// @param domain      of its accounts
/// @param pid         its process
/// @param data        its data directory
/// @param log         what it logs to
/// @param collections what its JVM logs to with `-Xlog:gc`
public record Server(InetAddress host, Ports ports, String domain, long pid, Path data, Path log,
        Optional<Path> collections) {
    /// @throws IllegalArgumentException where the host is not loopback
    public Server {
        Sources.requireLoopback(host);
    }

    public Target xmpp() {
        return new Target("server", at(ports.xmpp()), domain);
    }

    public Target sip() {
        return new Target("server", at(ports.sip()), domain);
    }

    public InetSocketAddress pages() {
        return at(ports.pages());
    }

    public InetSocketAddress xmppTls() {
        return at(ports.xmppTls());
    }

    public InetSocketAddress sipTls() {
        return at(ports.sipTls());
    }

    public Path controlSocket() {
        return data.resolve("portcullis.sock");
    }

    private InetSocketAddress at(int port) {
        return new InetSocketAddress(host, port);
    }
}
