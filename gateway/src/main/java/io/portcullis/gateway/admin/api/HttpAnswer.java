package io.portcullis.gateway.admin.api;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// Writes one answer; called off the loop, which hears of its end by `then`.
final class HttpAnswer implements ApiResponse {
    private static final int ENOUGH_AT_ONCE = 16_384;

    private final ChannelHandlerContext context;
    private final boolean keepAlive;
    private final Runnable then;
    private final ByteBuf lines = Unpooled.buffer();

    HttpAnswer(ChannelHandlerContext context, boolean keepAlive, Runnable then) {
        this.context = context;
        this.keepAlive = keepAlive;
        this.then = then;
    }

    @Override
    public void whole(int status, Map<String, String> headers, byte[] body) {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(status), Unpooled.wrappedBuffer(body));
        complete(response.headers(), headers);
        if (status != 204) {
            response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        }
        finish(response);
    }

    private void complete(HttpHeaders into, Map<String, String> headers) {
        headers.forEach(into::set);
        into.set(HttpHeaderNames.CACHE_CONTROL, "no-store").set("X-Content-Type-Options", "nosniff");
        if (!keepAlive) {
            into.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    private void finish(Object last) {
        context.executor().execute(() -> {
            var written = context.writeAndFlush(last);
            if (keepAlive) {
                then.run();
            } else {
                written.addListener(ChannelFutureListener.CLOSE);
            }
        });
    }

    @Override
    public void start(Map<String, String> headers) {
        DefaultHttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        complete(response.headers(), headers);
        response.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        write(response);
    }

    @Override
    public void line(byte[] json) {
        lines.writeBytes(json).writeByte('\n');
        if (lines.readableBytes() >= ENOUGH_AT_ONCE) {
            flush();
        }
    }

    private void flush() {
        if (lines.isReadable()) {
            write(new DefaultHttpContent(lines.copy()));
            lines.clear();
        }
    }

    /// Waits until it is out: whoever reads slowly is written to slowly.
    private void write(Object part) {
        var written = context.writeAndFlush(part).awaitUninterruptibly();
        if (!written.isSuccess()) {
            throw new UncheckedIOException(new IOException(written.cause()));
        }
    }

    @Override
    public void end() {
        flush();
        finish(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    @Override
    public void abort() {
        var _ = context.close();
    }

    /// When there is no room even to say what is wrong.
    static FullHttpResponse busy() {
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1,
                HttpResponseStatus.SERVICE_UNAVAILABLE, Unpooled.copiedBuffer(
                        "{\"type\":\"urn:portcullis:problem:unavailable\",\"title\":\"Try again later\",\"status\":503,"
                                + "\"detail\":\"too many requests wait\"}",
                        java.nio.charset.StandardCharsets.US_ASCII));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .set(HttpHeaderNames.RETRY_AFTER, "1").set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
        return response;
    }
}
