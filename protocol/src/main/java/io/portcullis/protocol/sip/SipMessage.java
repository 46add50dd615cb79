package io.portcullis.protocol.sip;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// One SIP request or response: a lazy view over its bytes, immutable. RFC 3261 section 7.
///
/// What came from the network has passed [SipParser], so the headers that every message needs are there and well formed.
/// Raw header values are those between the colon and the line's end, trimmed, folding undone. Untouched headers are written
/// back as they came.
///
/// Not for concurrent mutation: typed headers are cached in plain fields, which is harmless, as they are immutable.
public final class SipMessage {
    /// A request under construction; needs From, To, Call-ID, CSeq and Via added.
    public static SipMessageBuilder request(String method, String requestUri) {
        return Unfinished.yet();
    }

    /// A response with the status's usual reason phrase. RFC 3261 section 8.2.6: Via, From, To, Call-ID and CSeq are copied.
    public static SipMessageBuilder response(SipMessage request, int status) {
        return response(request, status, SipStatus.reason(status));
    }

    public static SipMessageBuilder response(SipMessage request, int status, String reason) {
        return Unfinished.yet();
    }

    public boolean isRequest() {
        return Unfinished.yet();
    }

    /// The request's method; for a response, the method in its CSeq.
    public String method() {
        return Unfinished.yet();
    }

    /// The Request-URI as written; "" for a response.
    public String requestUri() {
        return Unfinished.yet();
    }

    /// The Request-URI, when it is a `sip:` or `sips:` one.
    public Optional<SipUri> uri() {
        return SipUri.parse(requestUri());
    }

    /// 100 to 699; 0 for a request.
    public int status() {
        return Unfinished.yet();
    }

    /// The reason phrase; "" for a request.
    public String reason() {
        return Unfinished.yet();
    }

    /// The raw values of all lines of this name, in order.
    public List<String> headers(String name) {
        return Unfinished.yet();
    }

    /// The raw value of the first line of this name.
    public Optional<String> header(String name) {
        return Unfinished.yet();
    }

    /// The elements of a comma-separated header over all its lines, trimmed; commas in quotes and angle brackets do not split.
    public List<String> list(String name) {
        return Unfinished.yet();
    }

    public Via topVia() {
        return Unfinished.yet();
    }

    public List<Via> vias() {
        return Unfinished.yet();
    }

    public String callId() {
        return Unfinished.yet();
    }

    public CSeq cseq() {
        return Unfinished.yet();
    }

    public NameAddress from() {
        return Unfinished.yet();
    }

    public NameAddress to() {
        return Unfinished.yet();
    }

    /// The addresses in Contact; empty when there are none, or when it is `*`, or malformed (which in a request is rejected).
    public List<NameAddress> contacts() {
        return Unfinished.yet();
    }

    /// Whether Contact is `*`: all bindings. RFC 3261 section 10.2.2.
    public boolean contactsAll() {
        return Unfinished.yet();
    }

    /// The Route header's elements.
    public List<NameAddress> routes() {
        return Unfinished.yet();
    }

    public List<NameAddress> recordRoutes() {
        return Unfinished.yet();
    }

    /// 0 to 255; empty when the header is absent.
    public OptionalInt maxForwards() {
        return Unfinished.yet();
    }

    /// Seconds, 0 to 2^32-1; empty when absent or not such a number: the default applies. RFC 3261 section 20.19.
    public OptionalLong expires() {
        return Unfinished.yet();
    }

    /// The media type as written; empty without a body's type.
    public Optional<String> contentType() {
        return header(HeaderName.CONTENT_TYPE);
    }

    /// A copy of the body.
    public byte[] body() {
        return Unfinished.yet();
    }

    public int bodyLength() {
        return Unfinished.yet();
    }

    /// The same message, to be changed.
    public SipMessageBuilder toBuilder() {
        return Unfinished.yet();
    }

    /// A copy of the bytes as sent.
    public byte[] encode() {
        return Unfinished.yet();
    }

    /// Number of bytes as sent.
    public int length() {
        return Unfinished.yet();
    }

    /// Appends the bytes as sent.
    public void writeTo(ByteBuf out) {
        Unfinished.<Object>yet();
    }

    /// Method or status only: a message holds credentials and private text.
    @Override
    public String toString() {
        return isRequest() ? "SipMessage[" + method() + "]" : "SipMessage[" + status() + "]";
    }
}
