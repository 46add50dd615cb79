package io.portcullis.gateway.sip.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Closes a connection that says nothing for long, does not finish what it began to say, or brings no valid request at first.
/// Belongs to its loop.
final class Silence extends ChannelInboundHandlerAdapter {
    private final long idle;
    private final long message;
    private final Optional<Duration> first;
    private long lastRead;
    private boolean begun;
    private Optional<Future<?>> deadline = Optional.empty();
    private Optional<Future<?>> check = Optional.empty();
    private Optional<Future<?>> firstDeadline = Optional.empty();

    /// @param first time until the first valid request; empty where none is due
    Silence(Duration idle, Duration message, Optional<Duration> first) {
        this.idle = idle.toNanos();
        this.message = message.toNanos();
        this.first = first;
    }

    /// A valid request was read.
    void request() {
        firstDeadline.ifPresent(timer -> timer.cancel(false));
        firstDeadline = Optional.empty();
    }

    /// A whole message was read.
    void whole() {
        begun = false;
        deadline.ifPresent(timer -> timer.cancel(false));
        deadline = Optional.empty();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        lastRead = context.executor().ticker().nanoTime();
        checkIn(context, idle);
        firstDeadline = first.map(time -> context.executor().schedule(() -> {
            var _ = context.close();
        }, time.toNanos(), TimeUnit.NANOSECONDS));
        context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        whole();
        request();
        check.ifPresent(timer -> timer.cancel(false));
        context.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        lastRead = context.executor().ticker().nanoTime();
        begun |= saysSomething((ByteBuf) bytes);
        context.fireChannelRead(bytes);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (begun && deadline.isEmpty()) {
            deadline = Optional.of(context.executor().schedule(() -> {
                var _ = context.close();
            }, message, TimeUnit.NANOSECONDS));
        }
        context.fireChannelReadComplete();
    }

    private void checkIn(ChannelHandlerContext context, long nanos) {
        check = Optional.of(context.executor().schedule(() -> {
            long left = idle - (context.executor().ticker().nanoTime() - lastRead);
            if (left <= 0) {
                var _ = context.close();
            } else {
                checkIn(context, left);
            }
        }, nanos, TimeUnit.NANOSECONDS));
    }

    /// Keep-alives are line ends only.
    private static boolean saysSomething(ByteBuf bytes) {
        return bytes.forEachByte(b -> b == '\r' || b == '\n') >= 0;
    }
}
