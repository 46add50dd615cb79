package io.portcullis.gateway.ops;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.portcullis.gateway.net.Draining;
import io.portcullis.gateway.net.Offloaded;
import io.portcullis.gateway.net.Offloader;
import io.portcullis.gateway.ops.OpsPages.Page;

/// One HTTP connection. A request with a body, or another one before the answer, ends the connection.
final class OpsHandler extends SimpleChannelInboundHandler<HttpObject> {
    private final OpsPages pages;
    private final Offloader offloader;
    private boolean answering;

    OpsHandler(OpsPages pages, Offloader offloader) {
        this.pages = pages;
        this.offloader = offloader;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (!(part instanceof HttpRequest request)) {
            return;
        }
        boolean head = request.method().equals(HttpMethod.HEAD);
        if (answering || request.decoderResult().isFailure() || hasBody(request)) {
            send(context, OpsPages.text(HttpResponseStatus.BAD_REQUEST, "bad request\n"), false, false);
        } else if (!head && !request.method().equals(HttpMethod.GET)) {
            send(context, OpsPages.text(HttpResponseStatus.METHOD_NOT_ALLOWED, "only GET and HEAD\n"), false, false);
        } else {
            answering = true;
            boolean keepAlive = HttpUtil.isKeepAlive(request);
            String uri = request.uri();
            offloader.call(() -> pages.get(uri), context.executor(),
                    end -> send(context, page(end), head, keepAlive));
        }
    }

    private static boolean hasBody(HttpRequest request) {
        return HttpUtil.isTransferEncodingChunked(request) || HttpUtil.getContentLength(request, 0L) != 0;
    }

    private static Page page(Offloaded<Page> end) {
        return switch (end) {
            case Offloaded.Done<Page>(Page page) -> page;
            case Offloaded.Failed<Page> _ -> OpsPages.text(HttpResponseStatus.INTERNAL_SERVER_ERROR, "failed\n");
            case Offloaded.Refused<Page> _ -> OpsPages.text(HttpResponseStatus.SERVICE_UNAVAILABLE, "busy\n");
        };
    }

    private void send(ChannelHandlerContext context, Page page, boolean head, boolean keepAlive) {
        answering = false;
        ByteBuf body = ByteBufUtil.writeUtf8(context.alloc(), page.body());
        int length = body.readableBytes();
        if (head) {
            body.clear();
        }
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, page.status(), body);
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, page.contentType())
                .set(HttpHeaderNames.CONTENT_LENGTH, length).set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        if (page.status().equals(HttpResponseStatus.METHOD_NOT_ALLOWED)) {
            response.headers().set(HttpHeaderNames.ALLOW, "GET, HEAD");
        }
        if (keepAlive) {
            var _ = context.writeAndFlush(response);
        } else {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Draining.SHUTDOWN && !answering) {
            var _ = context.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = context.close();
    }
}
