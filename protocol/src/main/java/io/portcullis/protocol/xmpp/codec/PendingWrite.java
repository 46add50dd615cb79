package io.portcullis.protocol.xmpp.codec;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The bytes of several writes that are to go out as one, and who waits for them.
final class PendingWrite {
    private static final int INITIAL = 512;

    private final List<ChannelPromise> waiting = new ArrayList<>(4);
    private Optional<ByteBuf> buffer = Optional.empty();

    int size() {
        return buffer.map(ByteBuf::readableBytes).orElse(0);
    }

    /// Where to write; `promise` is done when these bytes are.
    ByteBuf buffer(ChannelHandlerContext ctx, ChannelPromise promise) {
        if (buffer.isEmpty()) {
            buffer = Optional.of(ctx.alloc().ioBuffer(INITIAL));
        }
        if (!promise.isVoid()) {
            waiting.add(promise);
        }
        return buffer.get();
    }

    /// Hands everything on, without a flush.
    void writeTo(ChannelHandlerContext ctx) {
        if (buffer.isEmpty()) {
            return;
        }
        ByteBuf bytes = buffer.get();
        buffer = Optional.empty();
        switch (waiting.size()) {
            case 0 -> {
                var _ = ctx.write(bytes, ctx.voidPromise());
            }
            case 1 -> {
                var _ = ctx.write(bytes, waiting.removeFirst());
            }
            default -> {
                List<ChannelPromise> promises = List.copyOf(waiting);
                waiting.clear();
                ctx.write(bytes).addListener((ChannelFuture done) -> promises.forEach(p -> complete(p, done)));
            }
        }
    }

    /// Drops everything, as when the channel is gone.
    void discard() {
        buffer.ifPresent(ByteBuf::release);
        buffer = Optional.empty();
        if (!waiting.isEmpty()) {
            ClosedChannelException gone = new ClosedChannelException();
            waiting.forEach(promise -> promise.tryFailure(gone));
            waiting.clear();
        }
    }

    private static void complete(ChannelPromise promise, ChannelFuture done) {
        if (done.isSuccess()) {
            promise.trySuccess();
        } else {
            promise.tryFailure(done.cause());
        }
    }
}
