package io.portcullis.gateway.xmpp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.portcullis.gateway.net.TokenBucket;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Pauses reading from a client that sends more than it may, or that does not read what it is sent. Stands before the decoder and
/// counts its bytes; belongs to its channel's loop.
final class ReadGate extends ChannelInboundHandlerAdapter {
    private final TokenBucket bytes;
    private final TokenBucket stanzas;
    private @Nullable ChannelHandlerContext context;
    private boolean paused;
    private boolean writable = true;
    private boolean opened;
    private Charge account = (read, stanzas) -> 0;
    /// Stanzas that the account is charged with at the next reading.
    private int uncharged;

    /// Charges an account.
    interface Charge {
        /// Takes what has come.
        ///
        /// @return nanoseconds until it may send again, 0 when it may
        long take(int bytes, int stanzas);
    }

    ReadGate(XmppLimits.Rate rate, long now) {
        this.bytes = new TokenBucket(rate.bytes(), rate.bytesBurst(), now);
        this.stanzas = new TokenBucket(rate.stanzas(), rate.stanzasBurst(), now);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof ByteBuf buffer) {
            int length = buffer.readableBytes();
            pause(Math.max(bytes.take(length, System.nanoTime()), account.take(length, uncharged)));
            uncharged = 0;
        }
        ctx.fireChannelRead(message);
    }

    /// One more stanza.
    void stanza() {
        uncharged++;
        pause(stanzas.take(1, System.nanoTime()));
    }

    /// Its account is known: what is read counts for that one, too.
    void belongsTo(Charge newAccount) {
        account = newAccount;
    }

    /// Whether the client reads.
    void writable(boolean now) {
        writable = now;
        apply();
    }

    /// Reads whatever comes: it is only waited for the end.
    void open() {
        opened = true;
        apply();
    }

    private void pause(long nanos) {
        ChannelHandlerContext ctx = context;
        if (nanos > 0 && !paused && ctx != null) {
            paused = true;
            apply();
            var _ = ctx.executor().schedule(this::resume, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void resume() {
        paused = false;
        apply();
    }

    private void apply() {
        if (context != null) {
            context.channel().config().setAutoRead(opened || (!paused && writable));
        }
    }
}
