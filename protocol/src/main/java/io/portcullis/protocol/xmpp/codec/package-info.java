/// Netty codecs between bytes and stream events. Start at [XmppDecoder].
@NullMarked
package io.portcullis.protocol.xmpp.codec;

import org.jspecify.annotations.NullMarked;
