package io.portcullis.protocol.interwork;

import io.portcullis.protocol.sip.SipUri;
import java.time.Instant;
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
/// @param date when it was sent; empty for one that goes out at once
public record PagerMessage(SipUri from, SipUri to, String callId, String contentType, String body,
        Optional<String> subject, Optional<String> language, Optional<Instant> date) {
    /// One that goes out at once.
    public PagerMessage(SipUri from, SipUri to, String callId, String contentType, String body,
            Optional<String> subject, Optional<String> language) {
        this(from, to, callId, contentType, body, subject, language, Optional.empty());
    }

    /// The same, delivered later than it was sent.
    public PagerMessage late(Instant sent) {
        return new PagerMessage(from, to, callId, contentType, body, subject, language, Optional.of(sent));
    }

    /// Addresses and text are private.
    @Override
    public String toString() {
        return "PagerMessage[" + contentType + ", " + body.length() + " characters]";
    }
}
