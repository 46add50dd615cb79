package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.sasl.SaslFailure;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Namespaces;

/// The `<failure/>` elements. A refused sign-in says the same whatever the reason.
final class SignInFailure {
    /// Ours: the namespace of `<app-password-required/>`.
    static final String NAMESPACE = "urn:portcullis:sign-in:0";

    private final XmlElement refused;
    private final XmlElement refusedWithHint;

    SignInFailure(String portal) {
        String text = "Sign-in failed. If two-step verification is on, use an app-specific password from " + portal
                + ".";
        this.refused = XmlElement.builder(Namespaces.SASL, "failure")
                .child(XmlElement.of(Namespaces.SASL, SaslFailure.NOT_AUTHORIZED.elementName()))
                .child(XmlElement.builder(Namespaces.SASL, "text").attribute("xml:lang", "en").text(text).build())
                .build();
        this.refusedWithHint = refused.withChild(XmlElement.of(NAMESPACE, "app-password-required"));
    }

    /// @param hint whether what the client sent by PLAIN is not shaped like an app-specific password
    XmlElement refused(boolean hint) {
        return hint ? refusedWithHint : refused;
    }

    XmlElement of(SaslFailure cause) {
        return cause == SaslFailure.NOT_AUTHORIZED
                ? refused
                : XmlElement.builder(Namespaces.SASL, "failure")
                        .child(XmlElement.of(Namespaces.SASL, cause.elementName())).build();
    }
}
