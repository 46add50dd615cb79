package io.portcullis.gateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.portcullis.protocol.sasl.ChannelBinding;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AwaitedTlsTest {
    private final List<String> heard = new ArrayList<>();
    private final List<Object> events = new ArrayList<>();
    private final CountedTls tls = new CountedTls();
    private final EmbeddedChannel channel = new EmbeddedChannel();

    AwaitedTlsTest() {
        channel.freezeTime();
        channel.pipeline().addLast("tls", new AwaitedTls(tls)).addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void userEventTriggered(ChannelHandlerContext context, Object event) {
                events.add(event);
            }
        });
    }

    @AfterEach
    void release() {
        channel.finishAndReleaseAll();
    }

    @Test
    void firstByte_makesTls_whichGetsIt() {
        assertThat(tls.made).isZero();
        channel.writeInbound(bytes("hello"));

        assertThat(tls.made).isEqualTo(1);
        assertThat(heard).containsExactly("hello");
        assertThat(channel.pipeline().get("tls")).isInstanceOf(SslHandler.class);
        channel.advanceTimeBy(1, TimeUnit.MINUTES);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).as("the handshake has a time of its own").isTrue();
    }

    @Test
    void silence_ends_andCountsAsAFailedHandshake() {
        channel.advanceTimeBy(AwaitedTls.SILENCE.toMillis() + 1, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();

        assertThat(channel.isOpen()).isFalse();
        assertThat(tls.made).isZero();
        assertThat(events).singleElement().isInstanceOfSatisfying(SslHandshakeCompletionEvent.class,
                event -> assertThat(event.isSuccess()).isFalse());
    }

    @Test
    void write_beforeTheFirstByte_goesNowhere() {
        ByteBuf clear = bytes("a secret");
        assertThat(channel.writeOneOutbound(clear).isSuccess()).isFalse();
        channel.flushOutbound();

        assertThat(channel.outboundMessages()).isEmpty();
        assertThat(clear.refCnt()).isZero();
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }

    private final class CountedTls implements ServerTls {
        private int made;

        @Override
        public SslHandler newHandler(ByteBufAllocator allocator) {
            made++;
            try {
                return new SslHandler(SSLContext.getDefault().createSSLEngine()) {
                    @Override
                    public void handlerAdded(ChannelHandlerContext context) {}

                    @Override
                    public void channelRead(ChannelHandlerContext context, Object message) {
                        ByteBuf read = (ByteBuf) message;
                        heard.add(read.toString(StandardCharsets.US_ASCII));
                        read.release();
                    }

                    @Override
                    public void handlerRemoved0(ChannelHandlerContext context) {}

                    @Override
                    public void channelInactive(ChannelHandlerContext context) {}
                };
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }

        @Override
        public List<ChannelBinding> channelBindings(SslHandler handler) {
            return List.of();
        }

        @Override
        public void close() {}
    }
}
