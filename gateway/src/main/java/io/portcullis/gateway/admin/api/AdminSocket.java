package io.portcullis.gateway.admin.api;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.portcullis.gateway.config.DataDirectory;
import io.portcullis.gateway.net.EventLoops;
import io.portcullis.gateway.net.Offloader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves the API through a Unix socket that only the server's own user can open, and without tokens: whoever can open it
/// could as well open the stores.
public final class AdminSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AdminSocket.class);
    private static final int MOST = 64;

    private final Path path;
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    private AdminSocket(Path path) {
        this.path = path;
    }

    /// Opens the socket; one that a killed server left is replaced. The caller holds the data directory's lock.
    ///
    /// @throws UncheckedIOException when it cannot be opened, for example for a path of more than about 100 bytes
    public static AdminSocket open(DataDirectory data, EventLoops loops, AdminApi api, Offloader offloader) {
        AdminSocket socket = new AdminSocket(data.socket());
        try {
            socket.channels.add(socket.bind(data, loops, api, offloader));
            return socket;
        } catch (IOException failed) {
            throw new UncheckedIOException("control socket " + data.socket() + ": " + failed.getMessage(), failed);
        }
    }

    /// Bound inside a directory of mode 0700 and moved to its place, the socket is nobody else's at any moment.
    private Channel bind(DataDirectory data, EventLoops loops, AdminApi api, Offloader offloader) throws IOException {
        Path directory = Files.createTempDirectory(data.path(), ".s");
        Path place = directory.resolve("s");
        try {
            ChannelFuture bound = new ServerBootstrap().group(loops.boss(), loops.worker())
                    .channel(loops.serverUnixChannel()).childHandler(new ChannelInitializer<Channel>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            accept(channel, api, offloader);
                        }
                    }).bind(loops.unixAddress(place)).awaitUninterruptibly();
            if (!bound.isSuccess()) {
                throw new IOException(bound.cause().getMessage(), bound.cause());
            }
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rw-------"));
            Files.move(place, data.socket(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return bound.channel();
        } finally {
            Files.deleteIfExists(place);
            Files.deleteIfExists(directory);
        }
    }

    private void accept(Channel channel, AdminApi api, Offloader offloader) {
        if (channels.size() > MOST) {
            var _ = channel.close();
            return;
        }
        channels.add(channel);
        AdminPipeline.install(channel, api, offloader, new ApiRequest.Source.OwnSocket(who(channel)));
    }

    /// As the system says, where it does.
    private static String who(Channel channel) {
        return channel instanceof io.netty.channel.epoll.EpollDomainSocketChannel local ? uid(local) : "local";
    }

    private static String uid(io.netty.channel.epoll.EpollDomainSocketChannel channel) {
        try {
            return "local uid " + channel.peerCredentials().uid();
        } catch (IOException gone) {
            return "local";
        }
    }

    @Override
    public void close() {
        try {
            channels.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
            Files.deleteIfExists(path);
        } catch (IOException failed) {
            LOG.warn("control socket: {}", failed.getMessage());
        }
    }
}
