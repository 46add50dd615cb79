package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xml.XmlElement;
import java.util.List;

/// Looks through an element's children.
final class Children {
    private Children() {}

    /// The children of that name, in order.
    static List<XmlElement> named(XmlElement element, String namespace, String name) {
        return element.children().stream().filter(child -> child.is(namespace, name)).toList();
    }

    /// Whether a child that may come once comes again: whoever reads the first only is told something else than whoever
    /// reads the last.
    static boolean repeat(XmlElement element, String namespace, String name) {
        return element.children().stream().filter(child -> child.is(namespace, name)).count() > 1;
    }
}
