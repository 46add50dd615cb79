package io.portcullis.protocol.sip.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.portcullis.protocol.sip.SipHead;
import io.portcullis.protocol.sip.SipLimits;
import io.portcullis.protocol.sip.SipParser;
import io.portcullis.protocol.sip.SipRejection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Cuts messages out of a TCP or TLS stream and hands them on as [io.portcullis.protocol.sip.SipParse]. RFC 3261 section 18.3.
///
/// CRLFCRLF between messages is answered with CRLF (RFC 5626 section 4.4.1), once for each read; a single CRLF is dropped.
/// After a framing error a [io.portcullis.protocol.sip.SipParse.Rejected] is handed on, then [SipStreamFailed]; all later bytes are dropped.
/// A message that is framed but malformed costs only itself. Never holds more than the limits' header section and body.
public final class SipStreamDecoder extends ByteToMessageDecoder {
    private static final ByteBuf PONG = Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(new byte[] {'\r', '\n'}))
            .asReadOnly();

    private final SipParser parser;
    private final HeadFinder finder;
    private State state = State.BETWEEN;
    private @Nullable SipHead head;
    private int blankLines;
    private boolean pongDue;

    private enum State {
        BETWEEN, HEAD, BODY, FAILED
    }

    public SipStreamDecoder(SipLimits limits) {
        parser = new SipParser(limits);
        finder = new HeadFinder(limits);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        switch (state) {
            case BETWEEN -> skipBlankLines(in, out);
            case HEAD -> readHead(in, out);
            case BODY -> readBody(in, out);
            case FAILED -> in.skipBytes(in.readableBytes());
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        if (pongDue && context.channel().isWritable()) {
            var _ = context.writeAndFlush(PONG.duplicate(), context.voidPromise());
        }
        pongDue = false;
        super.channelReadComplete(context);
    }

    private void skipBlankLines(ByteBuf in, List<Object> out) {
        while (in.isReadable()) {
            int at = in.readerIndex();
            byte first = in.getByte(at);
            if (first != '\r' && first != '\n') {
                blankLines = 0;
                finder.reset();
                state = State.HEAD;
                readHead(in, out);
                return;
            }
            if (first == '\r' && in.readableBytes() == 1) {
                return;
            }
            if (first == '\n' || in.getByte(at + 1) != '\n') {
                fail(parser.head(take(in, in.readableBytes())), SipRejection.LINE_END, out);
                return;
            }
            in.skipBytes(2);
            blankLines++;
            pongDue |= blankLines % 2 == 0;
        }
    }

    private void readHead(ByteBuf in, List<Object> out) {
        switch (finder.find(in)) {
            case HeadFinder.Found found -> startBody(take(in, found.length()), out);
            case HeadFinder.Refused refused -> fail(parser.head(take(in, in.readableBytes())), refused.why(), out);
            case HeadFinder.Unfinished _ -> {
                // more bytes are to come
            }
        }
    }

    private static byte[] take(ByteBuf in, int length) {
        byte[] bytes = new byte[length];
        in.readBytes(bytes);
        return bytes;
    }

    private void startBody(byte[] bytes, List<Object> out) {
        SipHead read = parser.head(bytes);
        Optional<SipRejection> refusal = read.refusal();
        if (refusal.isPresent()) {
            fail(read, refusal.get(), out);
        } else if (!read.hasContentLength()) {
            fail(read, SipRejection.CONTENT_LENGTH, out);
        } else if (read.bodyLength() > parser.limits().body()) {
            fail(read, SipRejection.BODY_TOO_LARGE, out);
        } else if (read.bodyLength() == 0) {
            state = State.BETWEEN;
            out.add(parser.complete(read, bytes));
        } else {
            head = read;
            state = State.BODY;
        }
    }

    private void readBody(ByteBuf in, List<Object> out) {
        SipHead read = head;
        if (read != null && in.readableBytes() >= read.bodyLength()) {
            byte[] whole = read.withRoomForBody();
            in.readBytes(whole, read.length(), read.bodyLength());
            head = null;
            state = State.BETWEEN;
            out.add(parser.complete(read, whole));
        }
    }

    private void fail(SipHead read, SipRejection why, List<Object> out) {
        state = State.FAILED;
        out.add(parser.reject(read, why));
        out.add(new SipStreamFailed(why));
    }
}
