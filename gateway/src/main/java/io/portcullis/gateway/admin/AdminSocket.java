package io.portcullis.gateway.admin;

import io.portcullis.gateway.config.DataDirectory;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Serves [AdminOperations] through a Unix socket that only the server's own user can open: a request is one line of
/// JSON, the answer one or more. So many are served at once; the rest wait.
public final class AdminSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AdminSocket.class);
    static final int LONGEST_LINE = 65_536;
    private static final int SERVED_AT_ONCE = 8;

    private final Path path;
    private final AdminOperations operations;
    private final ServerSocketChannel server;
    private final Semaphore room = new Semaphore(SERVED_AT_ONCE);
    private final JsonMapper json = AdminJson.mapper();

    private AdminSocket(Path path, AdminOperations operations, ServerSocketChannel server) {
        this.path = path;
        this.operations = operations;
        this.server = server;
    }

    /// Opens the socket; one that a killed server left is replaced. The caller holds the [DirectoryLock].
    ///
    /// @throws UncheckedIOException when it cannot be opened, for example for a path of more than about 100 bytes
    public static AdminSocket open(DataDirectory data, AdminOperations operations) {
        try {
            AdminSocket socket = new AdminSocket(data.socket(), operations, bind(data));
            Thread.ofPlatform().name("admin").daemon().start(socket::accept);
            return socket;
        } catch (IOException failed) {
            throw new UncheckedIOException("control socket " + data.socket() + ": " + failed.getMessage(), failed);
        }
    }

    /// Bound inside a directory of mode 0700 and moved to its place, the socket is nobody else's at any moment.
    private static ServerSocketChannel bind(DataDirectory data) throws IOException {
        Path directory = Files.createTempDirectory(data.path(), ".s");
        Path place = directory.resolve("s");
        try {
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel.bind(UnixDomainSocketAddress.of(place));
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rw-------"));
            Files.move(place, data.socket(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return channel;
        } finally {
            Files.deleteIfExists(place);
            Files.deleteIfExists(directory);
        }
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                room.acquireUninterruptibly();
                Thread.ofVirtual().name("admin").start(() -> serve(client));
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException failed) {
                LOG.warn("control socket: {}", failed.getMessage());
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client;
                InputStream in = new BufferedInputStream(Channels.newInputStream(client));
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(client))) {
            for (byte[] line = Lines.read(in, LONGEST_LINE); line.length > 0; line = Lines.read(in, LONGEST_LINE)) {
                answer(line, out);
                out.flush();
            }
        } catch (IOException | UncheckedIOException gone) {
            LOG.debug("control connection ended: {}", gone.getMessage());
        } finally {
            room.release();
        }
    }

    private void answer(byte[] line, OutputStream out) {
        try {
            AdminRequest request = json.readValue(line, AdminRequest.class);
            operations.perform(request, item -> write(out, new AdminReply.Item(item)));
            write(out, new AdminReply.Done());
        } catch (JacksonException malformed) {
            write(out, new AdminReply.Refused(AdminException.Reason.BAD_VALUE, "not a request of this version"));
        } catch (AdminException refused) {
            write(out, new AdminReply.Refused(refused.reason(), refused.explanation()));
        } catch (UncheckedIOException gone) {
            throw gone;
        } catch (RuntimeException unexpected) {
            LOG.error("a request on the control socket failed", unexpected);
            write(out, new AdminReply.Refused(AdminException.Reason.FAILED, "failed; the server's log says why"));
        }
    }

    private void write(OutputStream out, AdminReply reply) {
        try {
            out.write(json.writeValueAsBytes(reply));
            out.write('\n');
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(path);
        } catch (IOException failed) {
            LOG.warn("control socket: {}", failed.getMessage());
        }
    }
}
