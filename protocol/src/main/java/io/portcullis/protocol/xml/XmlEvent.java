package io.portcullis.protocol.xml;

import java.util.Map;

/// What a parser of a stream reports.
public sealed interface XmlEvent {
    /// The opening tag of the root element. Attributes are named as in [XmlElement#attribute].
    record StreamOpen(String namespace, String name, String defaultNamespace,
            Map<String, String> attributes) implements XmlEvent {
        @Override
        public String toString() {
            return "StreamOpen[" + name + ']';
        }
    }

    /// One complete child of the root element.
    record Element(XmlElement element) implements XmlEvent {}

    /// The closing tag of the root element; nothing follows.
    record StreamClose() implements XmlEvent {}

    /// Bad input; nothing follows.
    record Failed(XmlFailure reason) implements XmlEvent {}
}
