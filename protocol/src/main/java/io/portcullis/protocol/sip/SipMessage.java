package io.portcullis.protocol.sip;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// One SIP request or response: a lazy view over its bytes, immutable. RFC 3261 section 7.
///
/// What came from the network has passed [SipParser], so the headers that every message needs are there and well formed. In a
/// message made by [SipMessageBuilder] a typed header that is not there or malformed is an `IllegalStateException`.
/// Raw header values are those between the colon and the line's end, trimmed, folding undone. Untouched headers are written
/// back as they came. A typed header is parsed on first use and kept; any thread may read.
public final class SipMessage {
    private final byte[] bytes;
    private final StartLine start;
    private final HeaderLines lines;
    private final int bodyStart;
    private final int bodyEnd;
    private final TypedHeaders typed;

    SipMessage(byte[] bytes, StartLine start, HeaderLines lines, int bodyStart, int bodyEnd) {
        this.bytes = bytes;
        this.start = start;
        this.lines = lines;
        this.bodyStart = bodyStart;
        this.bodyEnd = bodyEnd;
        typed = new TypedHeaders(lines);
    }

    /// A request under construction; needs Via, From, To, Call-ID, CSeq and Max-Forwards added.
    public static SipMessageBuilder request(String method, String requestUri) {
        return new SipMessageBuilder(SipMessageBuilder.requestLine(method, requestUri));
    }

    /// A response with the status's usual reason phrase. RFC 3261 section 8.2.6: Via, From, To, Call-ID and CSeq are copied.
    public static SipMessageBuilder response(SipMessage request, int status) {
        return response(request, status, SipStatus.reason(status));
    }

    /// The same with another reason phrase.
    public static SipMessageBuilder response(SipMessage request, int status, String reason) {
        return new SipMessageBuilder(SipMessageBuilder.statusLine(status, reason)).copy(request, HeaderName.VIA)
                .copyFirst(request, KnownHeaders.FROM).copyFirst(request, KnownHeaders.TO)
                .copyFirst(request, KnownHeaders.CALL_ID).copyFirst(request, KnownHeaders.CSEQ);
    }

    public boolean isRequest() {
        return start instanceof StartLine.Request;
    }

    /// The request's method; for a response, the method in its CSeq.
    public String method() {
        return start instanceof StartLine.Request request ? request.method() : cseq().method();
    }

    /// The Request-URI as written; "" for a response.
    public String requestUri() {
        return start instanceof StartLine.Request request ? request.uri() : "";
    }

    /// The Request-URI, when it is a `sip:` or `sips:` one.
    public Optional<SipUri> uri() {
        return typed.uri(requestUri());
    }

    /// 100 to 699; 0 for a request.
    public int status() {
        return start instanceof StartLine.Status status ? status.status() : 0;
    }

    /// The reason phrase; "" for a request.
    public String reason() {
        return start instanceof StartLine.Status status ? status.reason() : "";
    }

    /// The raw values of all lines of this name, in order.
    public List<String> headers(String name) {
        List<String> values = new ArrayList<>(2);
        for (int line : lines.of(name)) {
            values.add(lines.value(line));
        }
        return values;
    }

    /// The raw value of the first line of this name.
    public Optional<String> header(String name) {
        int line = lines.first(name);
        return line < 0 ? Optional.empty() : Optional.of(lines.value(line));
    }

    /// The elements of a comma-separated header over all its lines, trimmed, empty ones left out; commas in quotes and angle
    /// brackets do not split.
    public List<String> list(String name) {
        List<String> elements = new ArrayList<>();
        for (int line : lines.of(name)) {
            HeaderList.split(lines.value(line)).stream().filter(element -> !element.isEmpty()).forEach(elements::add);
        }
        return elements;
    }

    public Via topVia() {
        return typed.topVia().orElseThrow(() -> missing(HeaderName.VIA));
    }

    public List<Via> vias() {
        return typed.vias().orElseThrow(() -> missing(HeaderName.VIA));
    }

    public String callId() {
        return typed.callId().orElseThrow(() -> missing(HeaderName.CALL_ID));
    }

    public CSeq cseq() {
        return typed.cseq().orElseThrow(() -> missing(HeaderName.CSEQ));
    }

    public NameAddress from() {
        return typed.from().orElseThrow(() -> missing(HeaderName.FROM));
    }

    public NameAddress to() {
        return typed.to().orElseThrow(() -> missing(HeaderName.TO));
    }

    /// The addresses in Contact; empty when there are none, or when it is `*`, or malformed (which in a request is rejected).
    public List<NameAddress> contacts() {
        return contactsAll() ? List.of() : typed.contacts().orElse(List.of());
    }

    /// Whether Contact is `*`: all bindings. RFC 3261 section 10.2.2.
    public boolean contactsAll() {
        int line = lines.first(KnownHeaders.CONTACT);
        return line >= 0 && lines.valueEnd(line) - lines.valueStart(line) == 1
                && bytes[lines.valueStart(line)] == '*';
    }

    /// The Route header's elements; empty when there are none, or malformed (which in a request is rejected).
    public List<NameAddress> routes() {
        return typed.addresses(KnownHeaders.ROUTE).orElse(List.of());
    }

    /// The Record-Route header's elements, likewise.
    public List<NameAddress> recordRoutes() {
        return typed.addresses(KnownHeaders.RECORD_ROUTE).orElse(List.of());
    }

    /// 0 to 255; empty when the header is absent.
    public OptionalInt maxForwards() {
        int value = (int) typed.number(KnownHeaders.MAX_FORWARDS, 255);
        return value < 0 ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /// Seconds, 0 to 2^32-1; empty when absent or not such a number: the default applies. RFC 3261 section 20.19.
    public OptionalLong expires() {
        long value = typed.number(KnownHeaders.EXPIRES, 0xffff_ffffL);
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /// The media type as written; empty without a body's type.
    public Optional<String> contentType() {
        return header(HeaderName.CONTENT_TYPE);
    }

    /// A copy of the body.
    public byte[] body() {
        return Arrays.copyOfRange(bytes, bodyStart, bodyEnd);
    }

    public int bodyLength() {
        return bodyEnd - bodyStart;
    }

    /// The same message, to be changed.
    public SipMessageBuilder toBuilder() {
        return new SipMessageBuilder(this);
    }

    /// A copy of the bytes as sent.
    public byte[] encode() {
        return Arrays.copyOf(bytes, bodyEnd);
    }

    /// Number of bytes as sent.
    public int length() {
        return bodyEnd;
    }

    /// Appends the bytes as sent.
    public void writeTo(ByteBuf out) {
        out.writeBytes(bytes, 0, bodyEnd);
    }

    StartLine start() {
        return start;
    }

    HeaderLines lines() {
        return lines;
    }

    TypedHeaders typed() {
        return typed;
    }

    private static IllegalStateException missing(String name) {
        return new IllegalStateException("no well-formed " + name + " in this message");
    }

    /// Same bytes as sent.
    @Override
    public boolean equals(Object other) {
        return other instanceof SipMessage that && Arrays.equals(bytes, 0, bodyEnd, that.bytes, 0, that.bodyEnd);
    }

    @Override
    public int hashCode() {
        return ByteBuffer.wrap(bytes, 0, bodyEnd).hashCode();
    }

    /// Whether it is a request or a response, and its status: a message holds credentials and private text.
    @Override
    public String toString() {
        return start instanceof StartLine.Status status ? "SipMessage[" + status.status() + "]" : "SipMessage[request]";
    }
}
