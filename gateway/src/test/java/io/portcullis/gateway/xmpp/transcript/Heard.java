package io.portcullis.gateway.xmpp.transcript;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.StreamHeader;

/// What a client gets from the server.
sealed interface Heard {
    record Header(StreamHeader header) implements Heard {}

    record Element(XmlElement element) implements Heard {}

    record StreamEnd() implements Heard {}
}
