/// XML as XMPP allows it (RFC 6120 section 11): immutable elements, a strict and bounded push parser, a writer.
///
/// Start at [XmlElement]; bytes become elements in [XmlParser] and elements become bytes in [XmlWriter].
@NullMarked
package io.portcullis.protocol.xml;

import org.jspecify.annotations.NullMarked;
