/// SIP messages as values: RFC 3261 chapters 7, 19, 20 and 25.
///
/// [SipMessage][io.portcullis.protocol.sip.SipMessage] is the class to read first: a lazy view over the bytes of one
/// message. [SipParser][io.portcullis.protocol.sip.SipParser] makes one or says why not
/// ([SipParse][io.portcullis.protocol.sip.SipParse]); [SipMessageBuilder][io.portcullis.protocol.sip.SipMessageBuilder]
/// makes and changes them. Text of a message may hold credentials: nothing here prints it.
@NullMarked
package io.portcullis.protocol.sip;

import org.jspecify.annotations.NullMarked;
