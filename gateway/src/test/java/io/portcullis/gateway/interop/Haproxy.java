package io.portcullis.gateway.interop;

import io.portcullis.gateway.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Debian's haproxy before a server, on ports of its own; it speaks to the server from [#ADDRESS].
final class Haproxy implements AutoCloseable {
    static final String ADDRESS = "127.0.0.9";
    private static final String PROGRAM = "/usr/sbin/haproxy";

    private final Process process;
    private final Map<Integer, Integer> ports = new TreeMap<>();

    static void need() {
        Programs.need(PROGRAM, "apt-get install haproxy");
    }

    /// Starts it.
    ///
    /// @param send how it announces its clients to each port of the server: `send-proxy` or `send-proxy-v2`
    Haproxy(Path directory, Map<Integer, String> send) {
        StringBuilder configuration = new StringBuilder(
                "defaults\n mode tcp\n timeout connect 5s\n timeout client 1m\n timeout server 1m\n");
        send.forEach((port, how) -> {
            int own = FreePorts.next();
            ports.put(port, own);
            configuration.append("listen from").append(own).append("\n bind 127.0.0.1:").append(own)
                    .append("\n server portcullis 127.0.0.1:").append(port).append(" source ").append(ADDRESS)
                    .append(' ').append(how).append('\n');
        });
        try {
            Path file = Files.writeString(directory.resolve("haproxy.cfg"), configuration);
            process = new ProcessBuilder(List.of(PROGRAM, "-db", "-f", file.toString())).redirectErrorStream(true)
                    .redirectOutput(directory.resolve("haproxy.log").toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Its port for a port of the server.
    int port(int of) {
        return Objects.requireNonNull(ports.get(of));
    }

    /// A connection to it from an address of this machine.
    static Socket connect(int port, String from) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.ofLiteral(from), 0);
    }

    boolean ready() {
        return ports.values().stream().allMatch(port -> {
            try (Socket _ = connect(port, "127.0.0.1")) {
                return true;
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
