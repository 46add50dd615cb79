package io.portcullis.gateway.ops;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.portcullis.gateway.net.Offloader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// `GET /metrics` and `GET /health` over HTTP/1.1, bounded in every respect; the pipeline installer of the `ops`
/// listener.
public final class OpsServer implements Consumer<Channel> {
    private static final int LONGEST_LINE = 1_024;
    private static final int LARGEST_HEADERS = 8_192;
    private static final int LARGEST_CHUNK = 8_192;
    private static final long IDLE_SECONDS = 60;

    private final OpsPages pages;
    private final Offloader offloader;

    public OpsServer(Metrics metrics, List<Health> health, Offloader offloader) {
        this.pages = new OpsPages(metrics, health);
        this.offloader = offloader;
    }

    @Override
    public void accept(Channel channel) {
        HttpDecoderConfig limits = new HttpDecoderConfig().setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LARGEST_HEADERS).setMaxChunkSize(LARGEST_CHUNK);
        channel.pipeline().addLast(new ReadTimeoutHandler(IDLE_SECONDS, TimeUnit.SECONDS), new HttpServerCodec(limits),
                new OpsHandler(pages, offloader));
    }
}
