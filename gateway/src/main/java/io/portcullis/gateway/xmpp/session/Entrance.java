package io.portcullis.gateway.xmpp.session;

import io.portcullis.auth.fast.FastResult;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.StanzaError;
import io.portcullis.protocol.xmpp.StreamError;
import java.util.List;
import java.util.Optional;

/// What follows a sign-in by SASL2 on the stream as it stands: the earlier session that was asked for along with it
/// (XEP-0198), else the resource (XEP-0386), then success, then the features that are left.
///
/// XEP-0386 has the messages that wait be dropped, as the archive has them. We have none: they come as ever, at the first
/// available presence.
final class Entrance {
    private final SessionSettings settings;
    private final Surroundings surroundings;
    private final StreamFeatures features;
    private final Acknowledgement acknowledgement;
    private final Farewell farewell;

    Entrance(SessionSettings settings, Surroundings surroundings, StreamFeatures features, Farewell farewell) {
        this.settings = settings;
        this.surroundings = surroundings;
        this.features = features;
        this.acknowledgement = new Acknowledgement(settings, surroundings);
        this.farewell = farewell;
    }

    /// The client is let in.
    ///
    /// @param success with the mechanism's last word
    /// @param token a new one that the client is told
    Step open(SignedIn who, XmlElement success, SaslProfile.Extensible asked, Optional<FastResult.Issued> token) {
        List<XmlElement> told = token.map(TokenSignIn::element).stream().toList();
        var occasion = new Occasion.AtSignIn(new PendingSuccess(success, told), asked);
        return asked.resume().map(resume -> resume(who, resume, occasion)).orElseGet(() -> bind(who, occasion));
    }

    private Step resume(SignedIn who, XmlElement element, Occasion.AtSignIn occasion) {
        return ResumeRequest.of(element)
                .map(request -> Step.to(new SessionState.AwaitingResume(who, request, occasion),
                        new Effect.Adopt(who, request.id())))
                .orElseGet(() -> notResumed(who, occasion, StanzaError.Condition.BAD_REQUEST));
    }

    /// There is no such session: the client hears so with its success, and gets the resource it asked for.
    Step notResumed(SignedIn who, Occasion.AtSignIn occasion, StanzaError.Condition reason) {
        return bind(who, new Occasion.AtSignIn(occasion.success().with(AckElements.failed(reason)), occasion.asked()));
    }

    private Step bind(SignedIn who, Occasion.AtSignIn occasion) {
        Optional<Bind2Request> wanted = occasion.asked().bind();
        if (wanted.isEmpty()) {
            return Step.to(new SessionState.Binding(who), new Effect.Admit(),
                    new Effect.Send(occasion.success().of(address(who, ""))), new Effect.Send(features.signedIn()));
        }
        String client = occasion.asked().agent().id().map(id -> surroundings.tokenOf(who.account(), id)).orElse("");
        Jid jid = address(who, wanted.get().resource(client.isEmpty() ? surroundings.newId() : client));
        return Step.to(new SessionState.AwaitingBind(who, jid, occasion), new Effect.Bind(who, jid, client));
    }

    /// The resource is the client's.
    Step bound(SignedIn who, Jid jid, Occasion.AtSignIn occasion) {
        Turn turn = new Turn(SessionState.Online.bound(who, jid));
        Optional<XmlElement> enabled = occasion.asked().bind().flatMap(Bind2Request::enable)
                .map(enable -> acknowledgement.start(turn, enable));
        XmlElement.Builder bound = XmlElement.builder(Namespaces.BIND2, "bound");
        enabled.ifPresent(bound::child);
        turn.emit(new Effect.Admit());
        turn.write(occasion.success().with(bound.build()).of(jid));
        turn.write(features.bound(enabled.isPresent()));
        turn.emit(new Effect.Watch(settings.limits().pingAfter()));
        return turn.next();
    }

    /// There is no room for the resource, and XEP-0386 knows no success without it.
    Step notBound(String reason) {
        return farewell.end(StreamError.RESOURCE_CONSTRAINT, reason);
    }

    private Jid address(SignedIn who, String resource) {
        return Jid.of(who.account().value(), settings.domain(), resource);
    }
}
