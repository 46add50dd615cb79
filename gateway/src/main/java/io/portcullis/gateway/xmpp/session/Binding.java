package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Iq;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.Stanza;
import io.portcullis.protocol.xmpp.StanzaError;
import io.portcullis.protocol.xmpp.StanzaParse;
import io.portcullis.protocol.xmpp.StreamError;
import io.portcullis.protocol.xmpp.StreamEvent;
import java.util.Optional;

/// Resource binding, RFC 6120 section 7, or in its place the resumption of an earlier session, XEP-0198 section 5.
final class Binding {
    private final SessionSettings settings;
    private final Surroundings surroundings;
    private final Entrance entrance;
    private final Farewell farewell;

    Binding(SessionSettings settings, Surroundings surroundings, Entrance entrance, Farewell farewell) {
        this.settings = settings;
        this.surroundings = surroundings;
        this.entrance = entrance;
        this.farewell = farewell;
    }

    Step unbound(SessionState.Binding state, Input input) {
        if (!(input instanceof Input.Heard(StreamEvent.Received(XmlElement element)))) {
            return farewell.otherwise(state, input, true);
        }
        if (element.is(Namespaces.SM3, "resume")) {
            return resume(state.who(), element);
        }
        Optional<XmlElement> tooEarly = AckElements.tooEarly(element);
        return tooEarly.isPresent()
                ? Step.to(state, new Effect.Send(tooEarly.get()))
                : bindRequest(element).map(iq -> bind(state, iq)).orElseGet(() -> notAuthorized());
    }

    Step awaitingBind(SessionState.AwaitingBind state, Input input) {
        return switch (input) {
            case Input.Bound() -> switch (state.occasion()) {
                case Occasion.Request(String id) -> bound(state, id);
                case Occasion.AtSignIn occasion -> entrance.bound(state.who(), state.jid(), occasion);
            };
            case Input.NotBound(StanzaError error) -> switch (state.occasion()) {
                case Occasion.Request(String id) ->
                    Step.to(new SessionState.Binding(state.who()), new Effect.Send(error(id, error)));
                case Occasion.AtSignIn _ -> entrance.notBound(error.text());
            };
            default -> awaiting(state, input);
        };
    }

    Step awaitingResume(SessionState.AwaitingResume state, Input input) {
        return switch (input) {
            case Input.Adopted(SessionState.Online held) -> Resumption.resume(settings, state, held);
            case Input.NotAdopted() -> switch (state.occasion()) {
                case Occasion.Request _ -> notResumed(state.who(), StanzaError.Condition.ITEM_NOT_FOUND);
                case Occasion.AtSignIn occasion ->
                    entrance.notResumed(state.who(), occasion, StanzaError.Condition.ITEM_NOT_FOUND);
            };
            default -> awaiting(state, input);
        };
    }

    private Step awaiting(SessionState state, Input input) {
        return input instanceof Input.Heard(StreamEvent.Received _)
                ? farewell.end(StreamError.POLICY_VIOLATION, "Wait for the answer.")
                : farewell.otherwise(state, input, true);
    }

    private static Optional<Iq> bindRequest(XmlElement element) {
        return element.namespace().equals(Namespaces.CLIENT) && Stanza.of(element) instanceof StanzaParse.Valid(Iq iq)
                && iq.type() == Iq.Type.SET && iq.payload().filter(p -> p.is(Namespaces.BIND, "bind")).isPresent()
                        ? Optional.of(iq)
                        : Optional.empty();
    }

    private Step bind(SessionState.Binding state, Iq request) {
        String wanted = request.payload().flatMap(p -> p.child(Namespaces.BIND, "resource")).map(XmlElement::text)
                .orElse("");
        Optional<String> resource = wanted.isEmpty() ? Optional.of(surroundings.newId()) : Jid.parseResource(wanted);
        String id = request.id().orElse("");
        if (resource.isEmpty()) {
            return Step.to(state, new Effect.Send(error(id, StanzaError.of(StanzaError.Condition.BAD_REQUEST))));
        }
        Jid jid = Jid.of(state.who().account().value(), settings.domain(), resource.get());
        return Step.to(new SessionState.AwaitingBind(state.who(), jid, new Occasion.Request(id)),
                new Effect.Bind(state.who(), jid, ""));
    }

    private Step bound(SessionState.AwaitingBind state, String id) {
        XmlElement bind = XmlElement.builder(Namespaces.BIND, "bind")
                .child(Namespaces.BIND, "jid", state.jid().toString())
                .build();
        XmlElement result = XmlElement.builder(Namespaces.CLIENT, "iq").attribute("type", "result")
                .attribute("id", id).child(bind).build();
        return Step.to(SessionState.Online.bound(state.who(), state.jid()), new Effect.Send(result),
                new Effect.Watch(settings.limits().pingAfter()));
    }

    private static Step resume(SignedIn who, XmlElement element) {
        return ResumeRequest.of(element)
                .map(request -> Step.to(new SessionState.AwaitingResume(who, request, new Occasion.Request("")),
                        new Effect.Adopt(who, request.id())))
                .orElseGet(() -> notResumed(who, StanzaError.Condition.BAD_REQUEST));
    }

    private static Step notResumed(SignedIn who, StanzaError.Condition reason) {
        return Step.to(new SessionState.Binding(who), new Effect.Send(AckElements.failed(reason)));
    }

    private Step notAuthorized() {
        return farewell.end(StreamError.NOT_AUTHORIZED, "Bind a resource first.");
    }

    private static XmlElement error(String id, StanzaError error) {
        return XmlElement.builder(Namespaces.CLIENT, "iq").attribute("type", "error").attribute("id", id)
                .child(error.element(Namespaces.CLIENT)).build();
    }
}
