package io.portcullis.gateway.sip.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.portcullis.gateway.net.Draining;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipParse;
import io.portcullis.protocol.sip.codec.SipStreamFailed;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the messages of one connection.
final class StreamHandler extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(StreamHandler.class);

    private final StreamFlow flow;
    private final Silence silence;
    private final Received received;

    StreamHandler(StreamFlow flow, Silence silence, Received received) {
        this.flow = flow;
        this.silence = silence;
        this.received = received;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        flow.output().readBegins();
        switch (message) {
            case SipParse parse -> {
                silence.whole();
                handle(parse);
            }
            case SipStreamFailed failed -> context.executor().execute(flow::close);
            default -> throw new IllegalStateException("not a SIP message: " + message.getClass());
        }
    }

    private void handle(SipParse parse) {
        if (parse instanceof SipParse.Parsed(SipMessage message) && message.isRequest()) {
            silence.request();
        }
        try {
            received.received(parse, flow, 0);
        } catch (RuntimeException | StackOverflowError defect) {
            received.failed(defect);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        flow.output().readEnds();
    }

    /// SIP has no good-bye: phones find the new server by themselves.
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Draining.SHUTDOWN) {
            flow.close();
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException
                || (cause instanceof DecoderException && cause.getCause() instanceof IOException)) {
            LOG.debug("connection lost: {}", cause.getClass().getSimpleName());
        } else {
            received.failed(cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause);
        }
        flow.close();
    }
}
