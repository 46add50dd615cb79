package io.portcullis.protocol.xml;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads a stream with the parser of the JDK.
final class StaxReference {
    private static final XMLInputFactory FACTORY = factory();

    private StaxReference() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /// The children of the root up to its end; empty when the bytes are not well-formed or end before.
    static Optional<List<XmlElement>> children(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(read(FACTORY.createXMLStreamReader(new StringReader(text))));
        } catch (XMLStreamException | CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static List<XmlElement> read(XMLStreamReader reader) throws XMLStreamException {
        Deque<XmlElement.Builder> open = new ArrayDeque<>();
        List<XmlElement> children = new ArrayList<>();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> open.push(start(reader));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> open.element().text(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    XmlElement ended = open.pop().build();
                    if (open.isEmpty()) {
                        return children;
                    }
                    if (open.size() == 1) {
                        children.add(ended);
                    } else {
                        open.element().child(ended);
                    }
                }
                default -> throw new XMLStreamException("not in XMPP");
            }
        }
    }

    private static XmlElement.Builder start(XMLStreamReader reader) throws XMLStreamException {
        checkName(reader.getLocalName());
        XmlElement.Builder element = XmlElement.builder(orEmpty(reader.getNamespaceURI()), reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = orEmpty(reader.getAttributeNamespace(i));
            String local = reader.getAttributeLocalName(i);
            checkName(local);
            String name = namespace.isEmpty() ? local : '{' + namespace + '}' + local;
            element.attribute(namespace.equals(XmlNames.XML_NAMESPACE) ? "xml:" + local : name,
                    reader.getAttributeValue(i));
        }
        return element;
    }

    /// The JDK lets names with a colon at the front or with two of them pass.
    private static void checkName(String local) throws XMLStreamException {
        if (local.contains(":")) {
            throw new XMLStreamException("not a name");
        }
    }

    private static String orEmpty(String value) {
        return value == null ? "" : value;
    }
}
