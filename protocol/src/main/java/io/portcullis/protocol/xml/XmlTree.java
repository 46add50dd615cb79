package io.portcullis.protocol.xml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The open elements, the stream's root first, and what was read of their content.
final class XmlTree {
    private static final int KEPT = 32;

    private final PrefixBindings bindings;
    private final List<OpenElement> open = new ArrayList<>(4);
    private XmlNode[] nodes = new XmlNode[8];
    private int size;

    XmlTree(PrefixBindings bindings) {
        this.bindings = bindings;
    }

    /// 0 outside the root, 1 between its children, more inside them.
    int depth() {
        return open.size();
    }

    String defaultNamespace() {
        return open.isEmpty() ? "" : open.getLast().defaultNamespace();
    }

    /// Stands for a root that is not there.
    void assumeRoot(String defaultNamespace) {
        open.add(new OpenElement(defaultNamespace));
    }

    void open(StartTag tag) {
        joinTexts();
        open.add(new OpenElement(tag, size));
    }

    /// Adds an element without content, as its only tag says.
    void add(StartTag tag) {
        joinTexts();
        push(new XmlElement(tag.namespace(), tag.name(), tag.attributes(), XmlElement.NO_CONTENT));
        bindings.release(tag.mark());
    }

    /// Adds character data; what comes in several pieces is joined when it ends.
    void add(XmlText text) {
        push(text);
    }

    /// Ends the innermost element, if those bytes are its name.
    void close(byte[] bytes, int from, int to) {
        OpenElement last = open.getLast();
        if (!matches(last, bytes, from, to)) {
            throw new XmlRejected(XmlFailure.NOT_WELL_FORMED);
        }
        joinTexts();
        open.removeLast();
        XmlNode[] content = size == last.firstNode()
                ? XmlElement.NO_CONTENT
                : Arrays.copyOfRange(nodes, last.firstNode(), size);
        size = last.firstNode();
        push(last.close(content));
        bindings.release(last.mark());
    }

    /// Whether those bytes are the name of the root.
    boolean closesRoot(byte[] bytes, int from, int to) {
        return matches(open.getFirst(), bytes, from, to);
    }

    /// The child of the root that was just ended.
    XmlElement takeChild() {
        XmlNode child = nodes[0];
        clearNodes();
        if (child instanceof XmlElement element) {
            return element;
        }
        throw new IllegalStateException("no child of the root has ended");
    }

    void clear() {
        open.clear();
        bindings.release(0);
        clearNodes();
    }

    private void joinTexts() {
        int first = size;
        int floor = open.isEmpty() ? 0 : open.getLast().firstNode();
        while (first > floor && nodes[first - 1] instanceof XmlText) {
            first--;
        }
        if (size - first > 1) {
            nodes[first] = XmlText.join(nodes, first, size);
            size = first + 1;
        }
    }

    private void clearNodes() {
        if (nodes.length > KEPT) {
            nodes = new XmlNode[8];
        } else {
            Arrays.fill(nodes, null);
        }
        size = 0;
    }

    private void push(XmlNode node) {
        if (size == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * size);
        }
        nodes[size++] = node;
    }

    private static boolean matches(OpenElement element, byte[] bytes, int from, int to) {
        String expected = element.qualifiedName();
        if (expected.isEmpty()) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if (from + i >= to || bytes[from + i] != expected.charAt(i)) {
                return Arrays.equals(expected.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(bytes, from, to));
            }
        }
        return from + expected.length() == to;
    }
}
