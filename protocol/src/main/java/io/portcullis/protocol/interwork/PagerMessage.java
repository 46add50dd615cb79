package io.portcullis.protocol.interwork;

import io.portcullis.protocol.sip.SipUri;
import java.util.Optional;

/// What a SIP MESSAGE (RFC 3428) says, apart from transport and transaction.
///
/// @param from the address of record, with `gr` when the instance is known
/// @param to the Request-URI
/// @param callId a valid Call-ID
/// @param contentType the Content-Type's value
/// @param body the text; on the wire UTF-8
/// @param subject one line, without control characters
/// @param language a language tag of RFC 5646
public record PagerMessage(SipUri from, SipUri to, String callId, String contentType, String body,
        Optional<String> subject, Optional<String> language) {
    /// Addresses and text are private.
    @Override
    public String toString() {
        return "PagerMessage[" + contentType + ", " + body.length() + " characters]";
    }
}
