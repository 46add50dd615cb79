package io.portcullis.protocol.xmpp;

import io.portcullis.protocol.xml.XmlEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The opening tag of a stream (RFC 6120 section 4.7). Addresses are as they were sent, not yet checked.
///
/// @param contentNamespace the default namespace, `jabber:client` between client and server
public record StreamHeader(Optional<String> to, Optional<String> from, Optional<String> id, Optional<String> version,
        Optional<String> lang, String contentNamespace) {
    /// What an opening tag says.
    public static StreamHeader of(XmlEvent.StreamOpen open) {
        Map<String, String> attributes = open.attributes();
        return new StreamHeader(Optional.ofNullable(attributes.get("to")), Optional.ofNullable(attributes.get("from")),
                Optional.ofNullable(attributes.get("id")), Optional.ofNullable(attributes.get("version")),
                Optional.ofNullable(attributes.get("xml:lang")), open.defaultNamespace());
    }

    /// The attributes of the opening tag `<stream:stream>`, in the order in which they are written.
    public Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        from.ifPresent(value -> attributes.put("from", value));
        to.ifPresent(value -> attributes.put("to", value));
        id.ifPresent(value -> attributes.put("id", value));
        version.ifPresent(value -> attributes.put("version", value));
        lang.ifPresent(value -> attributes.put("xml:lang", value));
        attributes.put("xmlns", contentNamespace);
        attributes.put("xmlns:stream", Namespaces.STREAMS);
        return attributes;
    }

    /// Without the addresses.
    @Override
    public String toString() {
        return "StreamHeader[" + contentNamespace + ']';
    }
}
