package io.portcullis.protocol.xmpp.codec;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.portcullis.protocol.xml.XmlEvent;
import io.portcullis.protocol.xml.XmlFailure;
import io.portcullis.protocol.xml.XmlLimits;
import io.portcullis.protocol.xml.XmlParser;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.StreamError;
import io.portcullis.protocol.xmpp.StreamEvent;
import io.portcullis.protocol.xmpp.StreamHeader;

/// Bytes of one connection to [StreamEvent]s (RFC 6120, over TCP).
///
/// After `Broken` or `Closed` it drops all input until [#restart]. Used on the channel's event loop only.
public final class XmppDecoder extends ChannelInboundHandlerAdapter {
    private final XmlParser parser;
    private boolean ended;

    public XmppDecoder(XmlLimits limits) {
        parser = new XmlParser(limits);
    }

    /// Sets other limits, as after sign-in.
    public void limits(XmlLimits limits) {
        parser.setLimits(limits);
    }

    /// Expects a new stream, as after STARTTLS and SASL. What was received of the old one and not yet reported is
    /// dropped, so nothing that was sent in clear survives into TLS. May be called while an event is being handled.
    public void restart() {
        parser.reset();
        ended = false;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (!(message instanceof ByteBuf buffer)) {
            ctx.fireChannelRead(message);
            return;
        }
        try {
            if (!ended) {
                parser.feed(buffer, event -> report(ctx, event));
            }
        } finally {
            buffer.release();
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        parser.reset();
        ended = true;
    }

    private void report(ChannelHandlerContext ctx, XmlEvent event) {
        StreamEvent report = switch (event) {
            case XmlEvent.StreamOpen open -> opened(open);
            case XmlEvent.Element(var element) -> new StreamEvent.Received(element);
            case XmlEvent.StreamClose() -> new StreamEvent.Closed();
            case XmlEvent.Failed(var reason) -> broken(reason);
        };
        if (report instanceof StreamEvent.Broken || report instanceof StreamEvent.Closed) {
            parser.reset();
            ended = true;
        }
        ctx.fireChannelRead(report);
    }

    private static StreamEvent opened(XmlEvent.StreamOpen open) {
        if (!open.namespace().equals(Namespaces.STREAMS)) {
            return new StreamEvent.Broken(StreamError.INVALID_NAMESPACE, "not a stream of XMPP");
        }
        return open.name().equals("stream")
                ? new StreamEvent.Opened(StreamHeader.of(open))
                : new StreamEvent.Broken(StreamError.BAD_FORMAT, "not a stream of XMPP");
    }

    private static StreamEvent broken(XmlFailure reason) {
        return switch (reason) {
            case NOT_WELL_FORMED -> new StreamEvent.Broken(StreamError.NOT_WELL_FORMED, "");
            case RESTRICTED -> new StreamEvent.Broken(StreamError.RESTRICTED_XML, "");
            case BAD_ENCODING -> new StreamEvent.Broken(StreamError.UNSUPPORTED_ENCODING, "expected: UTF-8");
            case STRAY_TEXT -> new StreamEvent.Broken(StreamError.BAD_FORMAT, "text outside a stanza");
            case TOO_LARGE -> refused("too large");
            case TOO_DEEP -> refused("nested too deeply");
            case TOO_MANY_ELEMENTS -> refused("too many elements");
            case TOO_MANY_ATTRIBUTES -> refused("too many attributes");
            case TOO_MANY_PREFIXES -> refused("too many namespace prefixes");
            case NAME_TOO_LONG -> refused("name too long");
        };
    }

    private static StreamEvent refused(String text) {
        return new StreamEvent.Broken(StreamError.POLICY_VIOLATION, text);
    }
}
