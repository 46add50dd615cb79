package io.portcullis.gateway.xmpp.session;

import io.portcullis.auth.fast.FastResult;
import io.portcullis.auth.login.LoginTicket;
import io.portcullis.auth.login.Proof;
import io.portcullis.protocol.sasl.HtMechanism;
import io.portcullis.protocol.sasl.HtMessage;
import io.portcullis.protocol.sasl.SaslBase64;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Namespaces;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// A sign-in by a token, XEP-0484: one message of the client's, and nothing to ask it for.
final class TokenSignIn {
    private TokenSignIn() {}

    /// Which mechanism of those for tokens a client has chosen; empty where it has chosen another, or may not.
    ///
    /// @param offered whether tokens are spoken of at all
    static Optional<HtMechanism> chosen(boolean offered, Link link, SaslProfile profile, String name) {
        return switch (profile) {
            case SaslProfile.Core() -> Optional.empty();
            case SaslProfile.Extensible asked ->
                HtMechanism.offered(name, link.bindings()).filter(_ -> offered && asked.fast().shown());
        };
    }

    /// The client's message; empty where it breaks the rules, or there is none: the client goes first.
    static Optional<HtMessage> read(Optional<String> initial) {
        return initial.flatMap(SaslBase64::decode).flatMap(HtMessage::parse);
    }

    static Step lookUp(Link link, SaslProfile profile, HtMechanism mechanism, HtMessage message) {
        var waiting = new Exchange.AwaitingTokenTicket(mechanism, message);
        return Step.to(new SessionState.SigningIn(link, profile, waiting),
                new Effect.LookUp(message.username()));
    }

    /// A client without an id has no token, whatever it shows.
    static Step prove(SessionState.SigningIn state, Exchange.AwaitingTokenTicket waiting, LoginTicket ticket) {
        HtMechanism mechanism = waiting.mechanism();
        byte[] binding = mechanism.bindingData(state.link().bindings()).orElseThrow();
        Proof proof = new Proof.Token(state.profile().agent().id().orElse(""), mechanism.wireName(),
                waiting.message().initiatorHash(), binding);
        return Step.to(state.at(new Exchange.AwaitingVerdict(true, false)), new Effect.Prove(ticket,
                mechanism.wireName(), proof, state.profile().client(), state.profile().wish(state.link())));
    }

    /// What the client is told of its new token, once and here only.
    static XmlElement element(FastResult.Issued issued) {
        return XmlElement.builder(Namespaces.FAST, "token")
                .attribute("expiry", issued.expires().truncatedTo(ChronoUnit.SECONDS).toString())
                .attribute("token", issued.secret().text()).build();
    }
}
