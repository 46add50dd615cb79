package io.portcullis.gateway.admin;

import io.portcullis.gateway.admin.AdminException.Reason;
import io.portcullis.gateway.config.DataDirectory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Has a running server carry requests out.
public final class SocketOperations implements AdminOperations, AutoCloseable {
    private static final int LONGEST_REPLY = 1 << 20;

    private final SocketChannel channel;
    private final InputStream in;
    private final JsonMapper json = AdminJson.mapper();

    private SocketOperations(SocketChannel channel) {
        this.channel = channel;
        this.in = new BufferedInputStream(Channels.newInputStream(channel));
    }

    /// Empty when no server answers at the data directory's socket.
    public static Optional<SocketOperations> connect(DataDirectory data) {
        try {
            return Optional.of(new SocketOperations(
                    SocketChannel.open(UnixDomainSocketAddress.of(data.socket()))));
        } catch (IOException noServer) {
            return Optional.empty();
        }
    }

    @Override
    public void perform(AdminRequest request, Consumer<AdminItem> items) {
        try {
            byte[] bytes = json.writeValueAsBytes(request);
            if (bytes.length > AdminSocket.LONGEST_LINE) {
                throw new AdminException(Reason.BAD_VALUE, "a value is too long");
            }
            ByteBuffer line = ByteBuffer.allocate(bytes.length + 1).put(bytes).put((byte) '\n').flip();
            while (line.hasRemaining()) {
                channel.write(line);
            }
            while (true) {
                switch (reply()) {
                    case AdminReply.Item(AdminItem item) -> items.accept(item);
                    case AdminReply.Refused(Reason reason, String message) -> throw new AdminException(reason, message);
                    case AdminReply.Done() -> {
                        return;
                    }
                }
            }
        } catch (IOException | JacksonException gone) {
            throw new AdminException(Reason.UNAVAILABLE, "the server went away before it answered");
        }
    }

    private AdminReply reply() throws IOException {
        byte[] line = Lines.read(in, LONGEST_REPLY);
        if (line.length == 0) {
            throw new IOException("no answer");
        }
        return json.readValue(line, AdminReply.class);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }
}
