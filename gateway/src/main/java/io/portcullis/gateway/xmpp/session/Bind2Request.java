package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Namespaces;
import java.util.Optional;

/// A resource asked for along with a sign-in, XEP-0386.
///
/// @param tag what the client wants to be known by in the resource, normalised; "" for nothing
/// @param enable `<enable/>` of XEP-0198, if stream management is to be on from the start
record Bind2Request(String tag, Optional<XmlElement> enable) {
    /// The most characters of a tag.
    static final int MAX_TAG_LENGTH = 128;

    /// Empty when it breaks the rules: a tag that is too long or cannot be in a resource, or twice the same child. What
    /// else it holds was not offered, and is nothing to us.
    ///
    /// @param element `<bind/>`
    static Optional<Bind2Request> of(XmlElement element) {
        Optional<XmlElement> enable = element.child(Namespaces.SM3, "enable");
        String tag = element.child(Namespaces.BIND2, "tag").map(XmlElement::text).orElse("");
        boolean twice = Children.repeat(element, Namespaces.BIND2, "tag")
                || Children.repeat(element, Namespaces.SM3, "enable");
        if (twice || tag.length() > MAX_TAG_LENGTH) {
            return Optional.empty();
        }
        return normal(tag).map(good -> new Bind2Request(good, enable));
    }

    private static Optional<String> normal(String tag) {
        return tag.isEmpty()
                ? Optional.of("")
                : Jid.parseResource(tag).filter(good -> good.length() <= MAX_TAG_LENGTH);
    }

    /// The resource: the tag, and behind it what makes it this client's alone.
    String resource(String token) {
        return tag.isEmpty() ? token : tag + '/' + token;
    }
}
