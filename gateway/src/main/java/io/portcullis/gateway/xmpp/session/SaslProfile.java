package io.portcullis.gateway.xmpp.session;

import io.portcullis.auth.fast.FastWish;
import io.portcullis.protocol.sasl.SaslBase64;
import io.portcullis.protocol.sasl.SaslFailure;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.UserAgent;
import java.util.Optional;

/// In which framing a SASL exchange runs: what its elements are called, and where they hold what. What is asked, checked
/// and decided is the same in both.
sealed interface SaslProfile {
    /// RFC 6120 section 6.
    record Core() implements SaslProfile {}

    /// XEP-0388.
    ///
    /// @param resume `<resume/>` of XEP-0198: the session asked for along with the sign-in
    /// @param bind the resource asked for along with the sign-in, should there be no such session
    /// @param fast what is said of tokens
    record Extensible(UserAgent agent, Optional<XmlElement> resume, Optional<Bind2Request> bind, FastRequest fast)
            implements
                SaslProfile {
        /// A client that says nothing and asks for nothing.
        static final Extensible BARE = new Extensible(UserAgent.UNKNOWN, Optional.empty(), Optional.empty(),
                FastRequest.NONE);
    }

    default String namespace() {
        return switch (this) {
            case Core() -> Namespaces.SASL;
            case Extensible _ -> Namespaces.SASL2;
        };
    }

    /// What the client calls itself, "" where it does not.
    default String client() {
        return agent().name();
    }

    /// What the client says of itself.
    default UserAgent agent() {
        return switch (this) {
            case Core() -> UserAgent.UNKNOWN;
            case Extensible asked -> asked.agent();
        };
    }

    /// What the client asks of tokens.
    default FastWish wish(Link link) {
        return switch (this) {
            case Core() -> FastWish.NONE;
            case Extensible asked -> asked.fast().wish(asked.agent(), link.bindings());
        };
    }

    default boolean isMine(XmlElement element) {
        return element.namespace().equals(namespace());
    }

    /// Asks for the first message.
    default XmlElement emptyChallenge() {
        return XmlElement.of(namespace(), "challenge");
    }

    default XmlElement challenge(byte[] message) {
        return XmlElement.builder(namespace(), "challenge").text(SaslBase64.encode(message)).build();
    }

    /// Lets the client in, as far as SASL goes.
    ///
    /// @param lastWord the mechanism's; empty where it has none
    default XmlElement success(byte[] lastWord) {
        XmlElement.Builder success = XmlElement.builder(namespace(), "success");
        if (lastWord.length > 0) {
            String data = SaslBase64.encode(lastWord);
            var _ = switch (this) {
                case Core() -> success.text(data);
                case Extensible _ -> success.child(Namespaces.SASL2, "additional-data", data);
            };
        }
        return success.build();
    }

    default XmlElement failure(SaslFailure cause) {
        return XmlElement.builder(namespace(), "failure").child(XmlElement.of(Namespaces.SASL, cause.elementName()))
                .build();
    }

    /// Keeps it out, and says why.
    ///
    /// @param text for a person, in English
    default XmlElement failure(SaslFailure cause, String text) {
        XmlElement.Builder said = XmlElement.builder(namespace(), "text").text(text);
        return failure(cause).withChild(switch (this) {
            case Core() -> said.attribute("xml:lang", "en").build();
            case Extensible _ -> said.build();
        });
    }
}
