package io.portcullis.gateway.admin.api;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.portcullis.gateway.net.Draining;
import io.portcullis.gateway.net.Offloader;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One connection: a request is read whole, answered off the loop, and only then the next one is read. Whoever takes longer
/// than half a minute to say a request is cut off.
final class HttpConnection extends SimpleChannelInboundHandler<HttpObject> {
    private static final long PATIENCE_SECONDS = 30;

    private final AdminApi api;
    private final Offloader offloader;
    private final ApiRequest.Source source;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private @Nullable HttpRequest head;
    private @Nullable Future<?> deadline;
    private boolean answering;
    private boolean ending;

    HttpConnection(AdminApi api, Offloader offloader, ApiRequest.Source source) {
        this.api = api;
        this.offloader = offloader;
        this.source = source;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        wait(context);
    }

    private void wait(ChannelHandlerContext context) {
        deadline = context.executor().schedule(() -> {
            var _ = context.close();
        }, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        hear();
    }

    private void hear() {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (ending) {
            return;
        }
        if (part.decoderResult().isFailure()) {
            refuse(context, undecodable(part.decoderResult().cause()));
        } else if (part instanceof HttpRequest request) {
            begin(context, request);
        }
        if (!ending && part instanceof HttpContent content) {
            body.writeBytes(ByteBufUtil.getBytes(content.content()));
        }
        if (!ending && part instanceof LastHttpContent && head != null) {
            answer(context, head);
        }
    }

    private static Problem undecodable(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ -> Problem.of(Problem.Kind.TARGET_TOO_LONG, "the request line is too long");
            case TooLongHttpHeaderException _,TooLongFrameException _ ->
                Problem.of(Problem.Kind.HEADERS_TOO_LARGE, "the headers are too large");
            default -> Problem.of(Problem.Kind.MALFORMED, "this is not HTTP/1.1 (RFC 9112)");
        };
    }

    /// A body of unknown length, or of two, is where one server reads one request and another two.
    private void begin(ChannelHandlerContext context, HttpRequest request) {
        head = request;
        body.reset();
        if (request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            refuse(context, Problem.of(Problem.Kind.LENGTH_REQUIRED, "Content-Length is needed"));
        } else if (HttpUtil.getContentLength(request, 0L) > ApiRequest.LARGEST_BODY) {
            refuse(context, Problem.of(Problem.Kind.TOO_LARGE,
                    "the body (expected: at most " + ApiRequest.LARGEST_BODY + " bytes)"));
        } else if (HttpUtil.is100ContinueExpected(request)) {
            var _ = context.writeAndFlush(
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE,
                            Unpooled.EMPTY_BUFFER));
        }
    }

    /// The last word on this connection: what follows cannot be trusted to be a request.
    private void refuse(ChannelHandlerContext context, Problem problem) {
        ending = true;
        hear();
        HttpAnswer answer = new HttpAnswer(context, false, () -> {});
        if (!offloader.run(() -> api.refused(problem, answer))) {
            var _ = context.close();
        }
    }

    private void answer(ChannelHandlerContext context, HttpRequest request) {
        hear();
        answering = true;
        context.channel().config().setAutoRead(false);
        ApiRequest whole = new ApiRequest(request.method().name(), request.uri(), headers(request), body.toByteArray(),
                source);
        head = null;
        body.reset();
        HttpAnswer answer = new HttpAnswer(context, HttpUtil.isKeepAlive(request), () -> next(context));
        if (!offloader.run(() -> api.serve(whole, answer))) {
            ending = true;
            ChannelFuture busy = context.writeAndFlush(HttpAnswer.busy());
            busy.addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static Map<String, List<String>> headers(HttpRequest request) {
        Map<String, List<String>> headers = new HashMap<>();
        request.headers().forEach(header -> headers
                .computeIfAbsent(header.getKey().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                .add(header.getValue()));
        return headers;
    }

    private void next(ChannelHandlerContext context) {
        answering = false;
        wait(context);
        context.channel().config().setAutoRead(true);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Draining.SHUTDOWN) {
            if (answering) {
                ending = true;
            } else {
                var _ = context.close();
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close();
    }

    /// The address of whoever is at the other end, where there is one.
    static Optional<java.net.InetAddress> remote(io.netty.channel.Channel channel) {
        return channel.remoteAddress() instanceof java.net.InetSocketAddress address
                ? Optional.ofNullable(address.getAddress())
                : Optional.empty();
    }
}
