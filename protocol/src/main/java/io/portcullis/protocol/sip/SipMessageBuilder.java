package io.portcullis.protocol.sip;

/// Makes and changes messages. Text with a CR, LF, NUL or another control character is refused with an
/// `IllegalArgumentException` that does not repeat it; see [SipText#headerSafe(String)].
///
/// Content-Length is kept by itself. One thread, one message.
public final class SipMessageBuilder {
    /// Another Request-URI.
    public SipMessageBuilder requestUri(String uri) {
        return Unfinished.yet();
    }

    /// A line after the last one of this name, or at the end.
    public SipMessageBuilder add(String name, String value) {
        return Unfinished.yet();
    }

    /// A line before the first one of this name, or at the top.
    public SipMessageBuilder addTop(String name, String value) {
        return Unfinished.yet();
    }

    /// This line in place of all of this name.
    public SipMessageBuilder replace(String name, String value) {
        return Unfinished.yet();
    }

    /// No line of this name.
    public SipMessageBuilder remove(String name) {
        return Unfinished.yet();
    }

    /// Takes away the first element of a comma-separated header.
    public SipMessageBuilder removeTop(String name) {
        return Unfinished.yet();
    }

    /// All lines of this name from another message.
    public SipMessageBuilder copy(SipMessage source, String name) {
        return Unfinished.yet();
    }

    public SipMessageBuilder pushVia(Via via) {
        return addTop(HeaderName.VIA, via.text());
    }

    public SipMessageBuilder popVia() {
        return removeTop(HeaderName.VIA);
    }

    /// The first Via element replaced, the others untouched: for `received` and `rport`.
    public SipMessageBuilder topVia(Via via) {
        return popVia().pushVia(via);
    }

    public SipMessageBuilder pushRoute(NameAddress route) {
        return addTop(HeaderName.ROUTE, route.text());
    }

    public SipMessageBuilder popRoute() {
        return removeTop(HeaderName.ROUTE);
    }

    public SipMessageBuilder recordRoute(NameAddress route) {
        return addTop(HeaderName.RECORD_ROUTE, route.text());
    }

    /// 0 to 255.
    public SipMessageBuilder maxForwards(int hops) {
        return Unfinished.yet();
    }

    /// The tag of To, where there is none yet.
    public SipMessageBuilder toTag(String tag) {
        return Unfinished.yet();
    }

    /// The body and its type. The array is copied.
    public SipMessageBuilder body(String contentType, byte[] body) {
        return Unfinished.yet();
    }

    /// No body, no type.
    public SipMessageBuilder withoutBody() {
        return Unfinished.yet();
    }

    public SipMessage build() {
        return Unfinished.yet();
    }
}
