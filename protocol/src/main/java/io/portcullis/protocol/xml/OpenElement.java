package io.portcullis.protocol.xml;

/// An element whose end has not come yet.
final class OpenElement {
    private final String prefix;
    private final String name;
    private final String namespace;
    private final String defaultNamespace;
    private final String[] attributes;
    private final int firstNode;
    private final int mark;

    /// @param firstNode where its content begins among the nodes of the tree
    OpenElement(StartTag tag, int firstNode) {
        prefix = tag.prefix();
        name = tag.name();
        namespace = tag.namespace();
        defaultNamespace = tag.defaultNamespace();
        attributes = tag.attributes();
        mark = tag.mark();
        this.firstNode = firstNode;
    }

    /// A root that is not there: no closing tag can end it.
    OpenElement(String defaultNamespace) {
        prefix = "";
        name = "";
        namespace = "";
        attributes = XmlElement.NO_ATTRIBUTES;
        mark = 0;
        firstNode = 0;
        this.defaultNamespace = defaultNamespace;
    }

    /// The name as it was written; the closing tag must repeat it.
    String qualifiedName() {
        return prefix.isEmpty() ? name : prefix + ':' + name;
    }

    String defaultNamespace() {
        return defaultNamespace;
    }

    int firstNode() {
        return firstNode;
    }

    /// How many prefixes were bound outside.
    int mark() {
        return mark;
    }

    XmlElement close(XmlNode[] content) {
        return new XmlElement(namespace, name, attributes, content);
    }
}
