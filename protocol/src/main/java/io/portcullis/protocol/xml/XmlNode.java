package io.portcullis.protocol.xml;

/// What an element contains: elements and character data.
sealed interface XmlNode permits XmlElement, XmlText {}
