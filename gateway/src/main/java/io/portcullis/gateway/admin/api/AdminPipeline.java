package io.portcullis.gateway.admin.api;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.ssl.SslHandler;
import io.portcullis.gateway.net.ConnectionCounts;
import io.portcullis.gateway.net.Offloader;
import io.portcullis.gateway.net.ServerTls;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Consumer;

/// The pipeline installer of the `admin` listener: HTTP/1.1, bounded in every respect, under TLS where the listener has it.
public final class AdminPipeline implements Consumer<Channel> {
    private static final int LONGEST_LINE = 4_096;
    private static final int LARGEST_HEADERS = 8_192;
    private static final int LARGEST_CHUNK = 8_192;

    private final AdminApi api;
    private final Offloader offloader;
    private final ConnectionCounts counts;
    private final Optional<ServerTls> tls;

    /// @param counts the connections of this listener alone
    public AdminPipeline(AdminApi api, Offloader offloader, ConnectionCounts counts, Optional<ServerTls> tls) {
        this.api = api;
        this.offloader = offloader;
        this.counts = counts;
        this.tls = tls;
    }

    @Override
    public void accept(Channel channel) {
        Optional<InetAddress> remote = HttpConnection.remote(channel);
        if (remote.isEmpty()) {
            var _ = channel.close();
            return;
        }
        Optional<SslHandler> secured = tls.map(with -> with.newHandler(channel.alloc()));
        secured.ifPresentOrElse(handler -> {
            channel.pipeline().addLast("tls", handler);
            var _ = handler.handshakeFuture().addListener(ended -> {
                if (ended.isSuccess()) {
                    admitOrClose(channel, remote.get());
                }
            });
        }, () -> admitOrClose(channel, remote.get()));
        install(channel, api, offloader, new ApiRequest.Source.Network(remote.get()));
    }

    /// Those not through TLS yet are counted elsewhere.
    private void admitOrClose(Channel channel, InetAddress client) {
        if (counts.admit(client)) {
            channel.closeFuture().addListener(closed -> counts.release(client));
        } else {
            var _ = channel.close();
        }
    }

    static void install(Channel channel, AdminApi api, Offloader offloader, ApiRequest.Source source) {
        HttpDecoderConfig limits = new HttpDecoderConfig().setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LARGEST_HEADERS).setMaxChunkSize(LARGEST_CHUNK);
        channel.pipeline().addLast(new HttpServerCodec(limits), new FlowControlHandler(),
                new HttpConnection(api, offloader, source));
    }
}
