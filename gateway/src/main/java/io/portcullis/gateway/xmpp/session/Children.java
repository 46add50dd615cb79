package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xml.XmlElement;

/// What is wrong with an element's children.
final class Children {
    private Children() {}

    /// Whether a child that may come once comes again: whoever reads the first only is told something else than whoever
    /// reads the last.
    static boolean repeat(XmlElement element, String namespace, String name) {
        return element.children().stream().filter(child -> child.is(namespace, name)).count() > 1;
    }
}
