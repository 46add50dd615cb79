package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.sasl.SaslFailure;
import io.portcullis.protocol.xml.XmlElement;

/// The `<failure/>` elements. A refused sign-in says the same whatever the reason.
final class SignInFailure {
    /// Ours: the namespace of `<app-password-required/>`.
    static final String NAMESPACE = "urn:portcullis:sign-in:0";

    private final String text;

    SignInFailure(String portal) {
        this.text = "Sign-in failed. If two-step verification is on, use an app-specific password from " + portal + ".";
    }

    /// @param hint whether what the client sent by PLAIN is not shaped like an app-specific password
    XmlElement refused(SaslProfile profile, boolean hint) {
        XmlElement refused = of(profile, SaslFailure.NOT_AUTHORIZED);
        return hint ? refused.withChild(XmlElement.of(NAMESPACE, "app-password-required")) : refused;
    }

    XmlElement of(SaslProfile profile, SaslFailure cause) {
        return cause == SaslFailure.NOT_AUTHORIZED ? profile.failure(cause, text) : profile.failure(cause);
    }
}
