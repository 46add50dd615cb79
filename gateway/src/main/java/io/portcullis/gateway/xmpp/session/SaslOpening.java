package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.sasl.SaslFailure;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.UserAgent;
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
        if (!element.name().equals("authenticate")) {
            return outOfTurn(SaslProfile.Extensible.BARE, element);
        }
        boolean twice = Children.repeat(element, Namespaces.SASL2, "initial-response")
                || Children.repeat(element, Namespaces.SASL2, "user-agent")
                || Children.repeat(element, Namespaces.SM3, "resume")
                || Children.repeat(element, Namespaces.BIND2, "bind");
        Optional<SaslProfile> profile = agent(element).flatMap(agent -> asked(element, agent));
        return twice || profile.isEmpty()
                ? new Refuse(SaslProfile.Extensible.BARE, SaslFailure.MALFORMED_REQUEST)
                : new Begin(profile.get(), mechanism(element),
                        element.child(Namespaces.SASL2, "initial-response").map(XmlElement::text));
    }

    private static Optional<UserAgent> agent(XmlElement element) {
        return element.child(Namespaces.SASL2, "user-agent").map(UserAgent::of)
                .orElse(Optional.of(UserAgent.UNKNOWN));
    }

    private static Optional<SaslProfile> asked(XmlElement element, UserAgent agent) {
        Optional<XmlElement> bind = element.child(Namespaces.BIND2, "bind");
        Optional<Bind2Request> request = bind.flatMap(Bind2Request::of);
        return bind.isPresent() && request.isEmpty()
                ? Optional.empty()
                : FastRequest.of(element).map(fast -> new SaslProfile.Extensible(agent,
                        element.child(Namespaces.SM3, "resume"), request, fast));
    }

    private static SaslOpening outOfTurn(SaslProfile profile, XmlElement element) {
        return new Refuse(profile,
                element.name().equals("abort") ? SaslFailure.ABORTED : SaslFailure.MALFORMED_REQUEST);
    }

    private static String mechanism(XmlElement element) {
        return element.attribute("mechanism").orElse("");
    }
}
