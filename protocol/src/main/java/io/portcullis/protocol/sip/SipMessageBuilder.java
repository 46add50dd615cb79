package io.portcullis.protocol.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Makes and changes messages. Text with a CR, LF, NUL or another control character is refused with an
/// `IllegalArgumentException` that does not repeat it; see [SipText#headerSafe(String)]. What a parsed message holds is always
/// taken: also a control character, but CR and LF, that a backslash escapes.
///
/// Content-Length is kept by itself. One thread, one message.
public final class SipMessageBuilder {
    private static final byte[] NONE = new byte[0];

    private StartLine start;
    private final List<BuilderLine> lines;
    private byte[] bodySource;
    private int bodyStart;
    private int bodyEnd;

    SipMessageBuilder(StartLine start) {
        this.start = start;
        lines = new ArrayList<>(16);
        bodySource = NONE;
    }

    SipMessageBuilder(SipMessage message) {
        start = message.start();
        HeaderLines table = message.lines();
        lines = new ArrayList<>(table.count() + 4);
        for (int line = 0; line < table.count(); line++) {
            lines.add(BuilderLine.of(table, line));
        }
        bodySource = table.bytes();
        bodyEnd = message.length();
        bodyStart = bodyEnd - message.bodyLength();
    }

    static StartLine requestLine(String method, String uri) {
        if (!SipText.isToken(method) || !SipUriParser.isUri(uri)) {
            throw new IllegalArgumentException("not a request line (expected: a token and a URI)");
        }
        return new StartLine.Request(method, uri);
    }

    static StartLine statusLine(int status, String reason) {
        if (status < 100 || status > 699 || !SipText.isHeaderSafe(reason)) {
            throw new IllegalArgumentException("status: " + status + " (expected: 100-699, reason without controls)");
        }
        return new StartLine.Status(status, reason);
    }

    /// Another Request-URI.
    public SipMessageBuilder requestUri(String uri) {
        if (!(start instanceof StartLine.Request request)) {
            throw new IllegalStateException("a response has no Request-URI");
        }
        start = requestLine(request.method(), uri);
        return this;
    }

    /// A line after the last one of this name, or at the end.
    public SipMessageBuilder add(String name, String value) {
        BuilderLine line = BuilderLine.of(name, value);
        HeaderLines.Name sought = HeaderLines.Name.of(name);
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).named(sought)) {
                lines.add(i + 1, line);
                return this;
            }
        }
        lines.add(line);
        return this;
    }

    /// A line before the first one of this name, or at the top.
    public SipMessageBuilder addTop(String name, String value) {
        lines.add(Math.max(0, first(name)), BuilderLine.of(name, value));
        return this;
    }

    /// This line in place of all of this name.
    public SipMessageBuilder replace(String name, String value) {
        int first = first(name);
        if (first < 0) {
            return add(name, value);
        }
        lines.set(first, BuilderLine.of(name, value));
        removeAfter(name, first + 1);
        return this;
    }

    /// No line of this name.
    public SipMessageBuilder remove(String name) {
        removeAfter(name, 0);
        return this;
    }

    /// Takes away the first element of a comma-separated header.
    public SipMessageBuilder removeTop(String name) {
        int first = first(name);
        if (first >= 0) {
            String value = lines.get(first).value();
            int end = HeaderList.end(value, 0);
            if (end == value.length()) {
                lines.remove(first);
            } else {
                lines.set(first, BuilderLine.of(name, value.substring(end + 1).strip()));
            }
        }
        return this;
    }

    /// Appends all lines of this name from another message.
    public SipMessageBuilder copy(SipMessage source, String name) {
        for (int line : source.lines().of(name)) {
            lines.add(BuilderLine.of(source.lines(), line));
        }
        return this;
    }

    /// Appends the first line of a known name, where there is one: a request that is answered because it repeats a header gets
    /// it back once.
    SipMessageBuilder copyFirst(SipMessage source, int number) {
        int line = source.lines().first(number);
        if (line >= 0) {
            lines.add(BuilderLine.of(source.lines(), line));
        }
        return this;
    }

    public SipMessageBuilder pushVia(Via via) {
        return addTop(HeaderName.VIA, via.text());
    }

    public SipMessageBuilder popVia() {
        return removeTop(HeaderName.VIA);
    }

    /// The first Via element replaced, the others untouched: for `received` and `rport`.
    public SipMessageBuilder topVia(Via via) {
        int first = first(HeaderName.VIA);
        if (first < 0) {
            return pushVia(via);
        }
        String value = lines.get(first).value();
        String others = value.substring(HeaderList.end(value, 0));
        lines.set(first, BuilderLine.of(HeaderName.VIA, via.text() + others));
        return this;
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
        if (hops < 0 || hops > 255) {
            throw new IllegalArgumentException("Max-Forwards: " + hops + " (expected: 0-255)");
        }
        return replace(HeaderName.MAX_FORWARDS, Integer.toString(hops));
    }

    /// The tag of To, where there is none yet.
    public SipMessageBuilder toTag(String tag) {
        int line = first(HeaderName.TO);
        if (!SipText.isToken(tag) || line < 0) {
            throw new IllegalArgumentException("no To, or no tag for it (expected: a token)");
        }
        String value = lines.get(line).value();
        if (NameAddress.parse(value).flatMap(NameAddress::tag).isEmpty()) {
            lines.set(line, BuilderLine.of(HeaderName.TO, value + ";tag=" + tag));
        }
        return this;
    }

    /// The body and its type. The array is copied when the message is built.
    public SipMessageBuilder body(String contentType, byte[] body) {
        replace(HeaderName.CONTENT_TYPE, contentType);
        bodySource = body;
        bodyStart = 0;
        bodyEnd = body.length;
        return this;
    }

    /// No body, no type.
    public SipMessageBuilder withoutBody() {
        bodySource = NONE;
        bodyStart = 0;
        bodyEnd = 0;
        return remove(HeaderName.CONTENT_TYPE);
    }

    public SipMessage build() {
        setContentLength();
        byte[] first = start.text().getBytes(StandardCharsets.UTF_8);
        int headLength = first.length + 4;
        for (BuilderLine line : lines) {
            headLength += line.length() + 2;
        }
        byte[] bytes = Arrays.copyOf(first, headLength + bodyEnd - bodyStart);
        int[] table = new int[lines.size() * BuilderLine.TABLE_WIDTH];
        int at = endLine(bytes, first.length);
        for (int i = 0; i < lines.size(); i++) {
            at = endLine(bytes, lines.get(i).writeTo(bytes, at, table, i));
        }
        HeaderLines written = new HeaderLines(bytes, table, lines.size(), at);
        System.arraycopy(bodySource, bodyStart, bytes, endLine(bytes, at), bodyEnd - bodyStart);
        return new SipMessage(bytes, start, written, headLength, bytes.length);
    }

    private static int endLine(byte[] bytes, int at) {
        bytes[at] = '\r';
        bytes[at + 1] = '\n';
        return at + 2;
    }

    private void setContentLength() {
        String length = Integer.toString(bodyEnd - bodyStart);
        int line = first(HeaderName.CONTENT_LENGTH);
        if (line < 0 || !lines.get(line).value().equals(length)) {
            replace(HeaderName.CONTENT_LENGTH, length);
        }
    }

    private int first(String name) {
        HeaderLines.Name sought = HeaderLines.Name.of(name);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).named(sought)) {
                return i;
            }
        }
        return -1;
    }

    private void removeAfter(String name, int from) {
        HeaderLines.Name sought = HeaderLines.Name.of(name);
        lines.subList(from, lines.size()).removeIf(line -> line.named(sought));
    }
}
