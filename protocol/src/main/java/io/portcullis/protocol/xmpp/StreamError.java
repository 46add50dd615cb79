package io.portcullis.protocol.xmpp;

import io.portcullis.protocol.xml.XmlElement;
import java.util.Locale;

/// An error that ends the stream (RFC 6120 section 4.9.3).
public enum StreamError {
    BAD_FORMAT, BAD_NAMESPACE_PREFIX, CONFLICT, CONNECTION_TIMEOUT, HOST_GONE, HOST_UNKNOWN, IMPROPER_ADDRESSING,
    INTERNAL_SERVER_ERROR, INVALID_FROM, INVALID_NAMESPACE, INVALID_XML, NOT_AUTHORIZED, NOT_WELL_FORMED,
    POLICY_VIOLATION, REMOTE_CONNECTION_FAILED, RESET, RESOURCE_CONSTRAINT, RESTRICTED_XML, SEE_OTHER_HOST,
    SYSTEM_SHUTDOWN, UNDEFINED_CONDITION, UNSUPPORTED_ENCODING, UNSUPPORTED_FEATURE, UNSUPPORTED_STANZA_TYPE,
    UNSUPPORTED_VERSION;

    private final String elementName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /// The name of its element.
    public String elementName() {
        return elementName;
    }

    /// The `<stream:error/>` element.
    ///
    /// @param text for a person, "" for none
    public XmlElement element(String text) {
        XmlElement.Builder error = XmlElement.builder(Namespaces.STREAMS, "error")
                .child(XmlElement.of(Namespaces.STREAM_ERRORS, elementName()));
        return text.isEmpty() ? error.build() : error.child(Namespaces.STREAM_ERRORS, "text", text).build();
    }
}
