/// Bytes of the network to [SipParse][io.portcullis.protocol.sip.SipParse] and back: framing on streams (RFC 3261
/// section 18.3, RFC 5626 keep-alive) and in datagrams.
///
/// [SipStreamDecoder][io.portcullis.protocol.sip.codec.SipStreamDecoder] is the class to read first.
@NullMarked
package io.portcullis.protocol.sip.codec;

import org.jspecify.annotations.NullMarked;
