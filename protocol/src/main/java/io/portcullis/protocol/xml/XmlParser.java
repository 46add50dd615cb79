package io.portcullis.protocol.xml;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A push parser for the restricted XML of XMPP (RFC 6120 section 11). Not safe for use by several threads.
///
/// Strict: UTF-8 without exceptions, no document type, comment, processing instruction or entity but the five,
/// namespaces resolved. Bounded by [XmlLimits]; names by 256 bytes; prefixes by 32 in scope. Its answers depend on the
/// bytes only, not on how they were cut into pieces. After [XmlEvent.Failed] or [XmlEvent.StreamClose] it ignores all
/// input until [#reset].
public final class XmlParser {
    private enum State {
        /// Nothing was received: an XML declaration may come.
        FRESH,
        /// Before the root.
        PROLOG,
        /// Inside the root.
        CONTENT,
        /// After the root or a failure.
        ENDED
    }

    private final ByteWindow window = new ByteWindow();
    private final TokenScanner scanner = new TokenScanner();
    private final PrefixBindings bindings = new PrefixBindings();
    private final StartTag tag = new StartTag(bindings);
    private final XmlTree tree = new XmlTree(bindings);
    private XmlLimits limits;
    private State state = State.FRESH;
    /// Changes with every reset, so that a feed under way notices.
    private int epoch;
    /// Bytes and elements of the top-level child that is being read.
    private int usedBytes;
    private int usedElements;

    public XmlParser(XmlLimits limits) {
        this.limits = limits;
    }

    /// Reads all of `input` (its reference count is left alone) and reports what is complete. The sink may call
    /// [#setLimits] and [#reset], but not this.
    public void feed(ByteBuf input, Consumer<XmlEvent> sink) {
        int started = epoch;
        while (input.isReadable() && goesOn(started)) {
            window.fill(input);
            Optional<XmlFailure> failure = advance(started, sink);
            if (failure.isPresent()) {
                end();
                sink.accept(new XmlEvent.Failed(failure.get()));
            }
        }
        input.skipBytes(input.readableBytes());
        window.trim();
    }

    /// In force at once, also for the top-level child that is being read.
    public void setLimits(XmlLimits limits) {
        this.limits = limits;
    }

    /// Starts anew with a new stream; drops what was read of the old one, also the rest of a buffer being fed.
    public void reset() {
        end();
        epoch++;
        state = State.FRESH;
    }

    /// Parses one whole element that stands alone, without a stream round it. Empty when it is not exactly that.
    public static Optional<XmlElement> document(ByteBuf input, String defaultNamespace, XmlLimits limits) {
        XmlParser parser = new XmlParser(limits);
        parser.state = State.CONTENT;
        parser.tree.assumeRoot(defaultNamespace);
        List<XmlEvent> events = new ArrayList<>(1);
        parser.feed(input, events::add);
        boolean whole = events.size() == 1 && parser.tree.depth() == 1 && parser.window.isEmpty();
        return whole && events.getFirst() instanceof XmlEvent.Element(XmlElement element)
                ? Optional.of(element)
                : Optional.empty();
    }

    private boolean goesOn(int started) {
        return epoch == started && state != State.ENDED;
    }

    private void end() {
        state = State.ENDED;
        window.clear();
        scanner.reset();
        tree.clear();
        tag.clear();
        usedBytes = 0;
        usedElements = 0;
    }

    private Optional<XmlFailure> advance(int started, Consumer<XmlEvent> sink) {
        try {
            boolean more = true;
            while (more && goesOn(started)) {
                more = step(sink);
            }
            return Optional.empty();
        } catch (XmlRejected rejected) {
            return Optional.of(rejected.reason());
        }
    }

    /// Reads one token, if it is there as a whole.
    private boolean step(Consumer<XmlEvent> sink) {
        if (tree.depth() < 2 && !skipBetween()) {
            return false;
        }
        byte[] bytes = window.bytes();
        int start = window.start();
        if (start == window.end()) {
            return false;
        }
        int visible = start + Math.min(window.end() - start, Math.max(limits.maxBytes() - usedBytes, 0));
        XmlToken token = start == visible ? XmlToken.UNKNOWN : XmlToken.at(bytes, start, visible);
        check(token);
        int end = endOf(token, bytes, start, visible);
        if (end == TokenScanner.NOT_YET) {
            if (window.end() > visible) {
                throw new XmlRejected(XmlFailure.TOO_LARGE);
            }
            return false;
        }
        int classes = scanner.classes();
        scanner.reset();
        window.consume(end);
        usedBytes += end - start;
        take(token, start, end, classes, sink);
        return true;
    }

    /// Skips white space outside stanzas; answers whether a tag begins.
    private boolean skipBetween() {
        byte[] bytes = window.bytes();
        int at = window.start();
        while (at < window.end() && ByteClass.isSpace(bytes[at])) {
            at++;
        }
        if (at > window.start()) {
            state = state == State.FRESH ? State.PROLOG : state;
            window.consume(at);
        }
        if (at == window.end()) {
            return false;
        }
        if (bytes[at] != '<') {
            throw new XmlRejected(tree.depth() == 0 ? XmlFailure.NOT_WELL_FORMED : XmlFailure.STRAY_TEXT);
        }
        return true;
    }

    /// Refuses tokens that may not stand here.
    private void check(XmlToken token) {
        if (token == XmlToken.DECLARATION && state != State.FRESH) {
            throw new XmlRejected(XmlFailure.RESTRICTED);
        }
        if (token == XmlToken.CDATA && tree.depth() < 2) {
            throw new XmlRejected(tree.depth() == 0 ? XmlFailure.NOT_WELL_FORMED : XmlFailure.STRAY_TEXT);
        }
        if (token == XmlToken.END_TAG && tree.depth() == 0) {
            throw new XmlRejected(XmlFailure.NOT_WELL_FORMED);
        }
    }

    private int endOf(XmlToken token, byte[] bytes, int start, int visible) {
        return switch (token) {
            case START_TAG, END_TAG -> scanner.tag(bytes, start, visible);
            case TEXT -> scanner.text(bytes, start, visible);
            case CDATA -> scanner.section(bytes, start, start + XmlToken.CDATA_OPENING, visible);
            case DECLARATION -> scanner.declaration(bytes, start, visible);
            case UNKNOWN -> TokenScanner.NOT_YET;
        };
    }

    private void take(XmlToken token, int start, int end, int classes, Consumer<XmlEvent> sink) {
        byte[] bytes = window.bytes();
        switch (token) {
            case START_TAG -> startTag(bytes, start + 1, end - 1, classes, sink);
            case END_TAG -> endTag(bytes, start + 2, end - 1, sink);
            case TEXT -> tree.add(XmlCharacters.text(bytes, start, end, classes));
            case CDATA -> section(bytes, start + XmlToken.CDATA_OPENING, end - "]]>".length());
            case DECLARATION -> declaration(bytes, start + XmlToken.DECLARATION_OPENING, end);
            case UNKNOWN -> throw new IllegalStateException("an unknown token has no end");
        }
    }

    private void startTag(byte[] bytes, int from, int to, int classes, Consumer<XmlEvent> sink) {
        if (tree.depth() > 0) {
            countElement();
        }
        tag.read(bytes, from, to, classes, tree.defaultNamespace(), limits.maxAttributes());
        if (tree.depth() == 0) {
            root(sink);
        } else if (tag.selfClosing()) {
            tree.add(tag);
            tag.clear();
            endChild(sink);
        } else {
            tree.open(tag);
            tag.clear();
        }
    }

    private void countElement() {
        if (tree.depth() > limits.maxDepth()) {
            throw new XmlRejected(XmlFailure.TOO_DEEP);
        }
        usedElements++;
        if (usedElements > limits.maxElements()) {
            throw new XmlRejected(XmlFailure.TOO_MANY_ELEMENTS);
        }
    }

    private void root(Consumer<XmlEvent> sink) {
        boolean closed = tag.selfClosing();
        tree.open(tag);
        Map<String, String> attributes = new LinkedHashMap<>();
        String[] pairs = tag.attributes();
        for (int i = 0; i < pairs.length; i += 2) {
            attributes.put(pairs[i], pairs[i + 1]);
        }
        XmlEvent opened = new XmlEvent.StreamOpen(tag.namespace(), tag.name(), tag.defaultNamespace(),
                Collections.unmodifiableMap(attributes));
        tag.clear();
        usedBytes = 0;
        state = State.CONTENT;
        int started = epoch;
        sink.accept(opened);
        if (closed && epoch == started) {
            end();
            sink.accept(new XmlEvent.StreamClose());
        }
    }

    private void endTag(byte[] bytes, int from, int nameAndSpace, Consumer<XmlEvent> sink) {
        int to = nameAndSpace;
        while (to > from && ByteClass.isSpace(bytes[to - 1])) {
            to--;
        }
        if (tree.depth() > 1) {
            tree.close(bytes, from, to);
            endChild(sink);
        } else if (tree.closesRoot(bytes, from, to)) {
            end();
            sink.accept(new XmlEvent.StreamClose());
        } else {
            throw new XmlRejected(XmlFailure.NOT_WELL_FORMED);
        }
    }

    private void endChild(Consumer<XmlEvent> sink) {
        if (tree.depth() == 1) {
            usedBytes = 0;
            usedElements = 0;
            sink.accept(new XmlEvent.Element(tree.takeChild()));
        }
    }

    private void section(byte[] bytes, int from, int to) {
        if (from < to) {
            tree.add(XmlCharacters.cdata(bytes, from, to));
        }
    }

    private void declaration(byte[] bytes, int from, int to) {
        XmlDeclaration.check(bytes, from, to);
        usedBytes = 0;
        state = State.PROLOG;
    }
}
