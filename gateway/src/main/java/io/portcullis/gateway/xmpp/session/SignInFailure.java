package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.sasl.BindingFault;
import io.portcullis.protocol.sasl.SaslFailure;
import io.portcullis.protocol.xml.XmlElement;

/// The `<failure/>` elements. A refused sign-in says the same whatever the reason; a mechanism that failed says what was wrong
/// with it, which depends on what the client sent only.
final class SignInFailure {
    /// Ours: the namespace of `<app-password-required/>`.
    static final String NAMESPACE = "urn:portcullis:sign-in:0";

    private final String text;

    SignInFailure(String portal) {
        this.text = "Sign-in failed. If two-step verification is on, use an app-specific password from " + portal + ".";
    }

    /// The credential was checked, and is none that opens.
    ///
    /// @param hint whether what the client sent by PLAIN is not shaped like an app-specific password
    XmlElement refused(SaslProfile profile, boolean hint) {
        XmlElement refused = profile.failure(SaslFailure.NOT_AUTHORIZED, text);
        return hint ? refused.withChild(XmlElement.of(NAMESPACE, "app-password-required")) : refused;
    }

    /// The mechanism cannot be used like this on this connection. RFC 6120 knows no condition for it, and clients show
    /// `<not-authorized/>` as a wrong password.
    XmlElement notBound(SaslProfile profile, BindingFault fault) {
        return profile.failure(SaslFailure.MALFORMED_REQUEST, switch (fault) {
            case CHANNEL_BINDINGS_DO_NOT_MATCH ->
                "The channel binding is not this connection's. No password was checked.";
            case SERVER_DOES_SUPPORT_CHANNEL_BINDING ->
                "This server offers channel binding, and the client says that it does not. No password was checked.";
            case CHANNEL_BINDING_NOT_SUPPORTED ->
                "The channel binding flag does not go with this mechanism. No password was checked.";
            case UNSUPPORTED_CHANNEL_BINDING_TYPE ->
                "This connection does not offer that type of channel binding. No password was checked.";
        });
    }
}
