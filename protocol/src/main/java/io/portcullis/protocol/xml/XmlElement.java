package io.portcullis.protocol.xml;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An immutable element.
///
/// Attributes are named by their local name; those of the XML namespace as `xml:lang`; those of another namespace as
/// `{namespace}name`. Prefixes are not kept: the writer declares what it needs.
public final class XmlElement implements XmlNode {
    static final String[] NO_ATTRIBUTES = {};
    static final XmlNode[] NO_CONTENT = {};

    private final String namespace;
    private final String name;
    /// Names and values in turn.
    private final String[] attributes;
    /// Never two texts in a row, never an empty text.
    private final XmlNode[] content;

    /// Takes the arrays over: they must not change any more.
    XmlElement(String namespace, String name, String[] attributes, XmlNode[] content) {
        this.namespace = namespace;
        this.name = name;
        this.attributes = attributes;
        this.content = content;
    }

    /// An empty element. A name that XML does not allow is an [IllegalArgumentException].
    public static XmlElement of(String namespace, String name) {
        return new XmlElement(namespace, XmlNames.checked(name), NO_ATTRIBUTES, NO_CONTENT);
    }

    public static Builder builder(String namespace, String name) {
        return new Builder(namespace, XmlNames.checked(name));
    }

    /// A builder that starts with what this element holds.
    public Builder toBuilder() {
        Builder builder = new Builder(namespace, name);
        builder.attributes.addAll(Arrays.asList(attributes));
        builder.content.addAll(Arrays.asList(content));
        return builder;
    }

    public String name() {
        return name;
    }

    public String namespace() {
        return namespace;
    }

    public boolean is(String otherNamespace, String otherName) {
        return name.equals(otherName) && namespace.equals(otherNamespace);
    }

    public Optional<String> attribute(String attribute) {
        int at = indexOf(attribute);
        return at < 0 ? Optional.empty() : Optional.of(attributes[at + 1]);
    }

    public Map<String, String> attributes() {
        Map<String, String> all = LinkedHashMap.newLinkedHashMap(attributes.length / 2);
        for (int i = 0; i < attributes.length; i += 2) {
            all.put(attributes[i], attributes[i + 1]);
        }
        return Collections.unmodifiableMap(all);
    }

    /// The child elements, in order.
    public List<XmlElement> children() {
        List<XmlElement> children = new ArrayList<>(content.length);
        for (XmlNode node : content) {
            if (node instanceof XmlElement child) {
                children.add(child);
            }
        }
        return Collections.unmodifiableList(children);
    }

    /// The first child of that name.
    public Optional<XmlElement> child(String childNamespace, String childName) {
        for (XmlNode node : content) {
            if (node instanceof XmlElement child && child.is(childNamespace, childName)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /// The character data of this element itself, without that of its children; "" when there is none.
    public String text() {
        if (content.length == 1 && content[0] instanceof XmlText only) {
            return only.decoded();
        }
        StringBuilder text = new StringBuilder();
        for (XmlNode node : content) {
            if (node instanceof XmlText part) {
                text.append(part.decoded());
            }
        }
        return text.toString();
    }

    public XmlElement withAttribute(String attribute, String value) {
        int at = indexOf(attribute);
        String[] changed = Arrays.copyOf(attributes, at < 0 ? attributes.length + 2 : attributes.length);
        int target = at < 0 ? attributes.length : at;
        changed[target] = at < 0 ? XmlNames.checkedAttribute(attribute) : attribute;
        changed[target + 1] = value;
        return new XmlElement(namespace, name, changed, content);
    }

    public XmlElement withoutAttribute(String attribute) {
        int at = indexOf(attribute);
        if (at < 0) {
            return this;
        }
        String[] changed = Arrays.copyOf(attributes, attributes.length - 2);
        System.arraycopy(attributes, at + 2, changed, at, attributes.length - at - 2);
        return new XmlElement(namespace, name, changed, content);
    }

    /// Adds a child after all there is.
    public XmlElement withChild(XmlElement child) {
        XmlNode[] changed = Arrays.copyOf(content, content.length + 1);
        changed[content.length] = child;
        return new XmlElement(namespace, name, attributes, changed);
    }

    /// Leaves out every child of that name.
    public XmlElement withoutChildren(String childNamespace, String childName) {
        Builder builder = new Builder(namespace, name);
        builder.attributes.addAll(Arrays.asList(attributes));
        for (XmlNode node : content) {
            if (!(node instanceof XmlElement child && child.is(childNamespace, childName))) {
                builder.add(node);
            }
        }
        return builder.build();
    }

    /// Whether it takes no more than about so many bytes when it is written: text as it stands, names and values by their characters.
    /// Looks no further once it is more.
    public boolean fits(int bytes) {
        return left(bytes, namespace) >= 0;
    }

    private int left(int bytes, String outer) {
        int left = bytes - tagLength() - (namespace.equals(outer) ? 0 : namespace.length() + " xmlns=''".length());
        for (int i = 0; i < content.length && left >= 0; i++) {
            left = switch (content[i]) {
                case XmlText text -> left - text.escaped().length;
                case XmlElement child -> child.left(left, namespace);
            };
        }
        return left;
    }

    private int tagLength() {
        int length = content.length == 0 ? name.length() + "</>".length() : 2 * name.length() + "<></>".length();
        for (String part : attributes) {
            length += part.length() + 2;
        }
        return length;
    }

    /// Writes this element where `defaultNamespace` is the default and no prefix is bound. Characters that XML cannot
    /// carry are written as U+FFFD.
    public void writeTo(ByteBuf out, String defaultNamespace) {
        new XmlWriter().write(this, out, XmlScope.of(defaultNamespace));
    }

    String[] rawAttributes() {
        return attributes;
    }

    XmlNode[] content() {
        return content;
    }

    private int indexOf(String attribute) {
        for (int i = 0; i < attributes.length; i += 2) {
            if (attributes[i].equals(attribute)) {
                return i;
            }
        }
        return -1;
    }

    /// Same name, attributes in any order, same content.
    @Override
    public boolean equals(Object other) {
        return other instanceof XmlElement element && is(element.namespace, element.name)
                && attributes().equals(element.attributes()) && Arrays.equals(content, element.content);
    }

    @Override
    public int hashCode() {
        return (name.hashCode() * 31 + attributes().hashCode()) * 31 + Arrays.hashCode(content);
    }

    /// Name and namespace only: contents may be private.
    @Override
    public String toString() {
        return '<' + name + " xmlns='" + namespace + "'>";
    }

    /// Collects what an element will hold.
    public static final class Builder {
        private final String namespace;
        private final String name;
        private final List<String> attributes = new ArrayList<>(8);
        private final List<XmlNode> content = new ArrayList<>(4);

        private Builder(String namespace, String name) {
            this.namespace = namespace;
            this.name = name;
        }

        /// Sets an attribute; one of that name is replaced. A name that XML does not allow is an
        /// [IllegalArgumentException].
        public Builder attribute(String attribute, String value) {
            for (int i = 0; i < attributes.size(); i += 2) {
                if (attributes.get(i).equals(attribute)) {
                    attributes.set(i + 1, value);
                    return this;
                }
            }
            attributes.add(XmlNames.checkedAttribute(attribute));
            attributes.add(value);
            return this;
        }

        /// Sets an attribute if there is a value.
        public Builder attribute(String attribute, Optional<String> value) {
            value.ifPresent(present -> attribute(attribute, present));
            return this;
        }

        /// Adds character data; what XML cannot carry becomes U+FFFD.
        public Builder text(String text) {
            if (!text.isEmpty()) {
                add(XmlText.of(text));
            }
            return this;
        }

        public Builder child(XmlElement child) {
            content.add(child);
            return this;
        }

        /// Adds a child that holds nothing but `text`.
        public Builder child(String childNamespace, String childName, String text) {
            return child(builder(childNamespace, childName).text(text).build());
        }

        private void add(XmlNode node) {
            if (node instanceof XmlText text && !content.isEmpty() && content.getLast() instanceof XmlText before) {
                content.set(content.size() - 1, XmlText.join(new XmlNode[] {before, text}, 0, 2));
            } else {
                content.add(node);
            }
        }

        public XmlElement build() {
            return new XmlElement(namespace, name, attributes.toArray(NO_ATTRIBUTES), content.toArray(NO_CONTENT));
        }
    }
}
