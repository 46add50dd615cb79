package io.portcullis.protocol.xmpp.codec;

import io.netty.channel.ChannelOutboundHandlerAdapter;

/// Writes [io.portcullis.protocol.xml.XmlElement], [io.portcullis.protocol.xmpp.StreamHeader] and
/// [io.portcullis.protocol.xmpp.StreamEnd] as bytes (RFC 6120, over TCP); other messages pass.
///
/// What is written between two flushes goes out in one buffer.
public final class XmppEncoder extends ChannelOutboundHandlerAdapter {}
