package io.portcullis.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Options of every command that say where a server is and who signs in there: a mixin. A command that asks for more about its server
/// extends it.
public class ServerOptions {
    @Option(names = "--host", defaultValue = "127.0.0.1", description = "where it listens")
    private InetAddress host = InetAddress.getLoopbackAddress();

    @Option(names = "--xmpp-port", defaultValue = "5222", description = "its XMPP port")
    private int xmppPort;

    @Option(names = "--domain", defaultValue = "localhost", description = "the domain of its accounts")
    private String domain = "";

    @Option(names = "--accounts", required = true, paramLabel = "FILE", description = "lines of name,password")
    private Path accounts = Path.of("");

    public InetAddress host() {
        return host;
    }

    public int xmppPort() {
        return xmppPort;
    }

    public String domain() {
        return domain;
    }

    public Path accounts() {
        return accounts;
    }

    /// What a report calls by this name, at one of its ports.
    public Target target(String name, int port) {
        return new Target(name, new InetSocketAddress(host, port), domain);
    }
}
