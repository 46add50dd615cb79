/// Tests of the codecs. Start at `XmppDecoderTest`.
package io.portcullis.protocol.xmpp.codec;
