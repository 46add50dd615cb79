package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.sasl.SaslFailure;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.UserAgent;
import java.util.List;
import java.util.Optional;

/// A client's first SASL element.
sealed interface SaslOpening {
    SaslProfile profile();

    /// It begins an exchange.
    ///
    /// @param mechanism as named, "" where it names none
    /// @param initial what the mechanism's first message is encoded as; empty: it will come
    record Begin(SaslProfile profile, String mechanism, Optional<String> initial) implements SaslOpening {}

    /// It does not.
    record Refuse(SaslProfile profile, SaslFailure cause) implements SaslOpening {}

    static boolean isSasl(XmlElement element) {
        return element.namespace().equals(Namespaces.SASL) || element.namespace().equals(Namespaces.SASL2);
    }

    /// Reads it, strictly.
    ///
    /// @param element one of either profile's namespace
    static SaslOpening of(XmlElement element) {
        return element.namespace().equals(Namespaces.SASL2) ? extensible(element) : core(element);
    }

    /// RFC 6120 section 6.4.2: `=` is an initial response without a byte.
    private static SaslOpening core(XmlElement element) {
        SaslProfile profile = new SaslProfile.Core();
        if (!element.name().equals("auth")) {
            return outOfTurn(profile, element);
        }
        String text = element.text();
        return new Begin(profile, mechanism(element),
                text.isEmpty() ? Optional.empty() : Optional.of(text.equals("=") ? "" : text));
    }

    /// XEP-0388 section 2.3. What we do not know among the children is not for us; what we know comes once.
    private static SaslOpening extensible(XmlElement element) {
        SaslProfile unknown = new SaslProfile.Extensible(UserAgent.UNKNOWN);
        if (!element.name().equals("authenticate")) {
            return outOfTurn(unknown, element);
        }
        Optional<XmlElement> named = element.child(Namespaces.SASL2, "user-agent");
        Optional<UserAgent> agent = named.isEmpty() ? Optional.of(UserAgent.UNKNOWN) : UserAgent.of(named.get());
        if (agent.isEmpty() || !comesOnce(element, "initial-response") || !comesOnce(element, "user-agent")) {
            return new Refuse(unknown, SaslFailure.MALFORMED_REQUEST);
        }
        return new Begin(new SaslProfile.Extensible(agent.get()), mechanism(element),
                element.child(Namespaces.SASL2, "initial-response").map(XmlElement::text));
    }

    private static SaslOpening outOfTurn(SaslProfile profile, XmlElement element) {
        return new Refuse(profile,
                element.name().equals("abort") ? SaslFailure.ABORTED : SaslFailure.MALFORMED_REQUEST);
    }

    private static boolean comesOnce(XmlElement element, String name) {
        List<XmlElement> children = element.children();
        return children.stream().filter(child -> child.is(Namespaces.SASL2, name)).count() <= 1;
    }

    private static String mechanism(XmlElement element) {
        return element.attribute("mechanism").orElse("");
    }
}
