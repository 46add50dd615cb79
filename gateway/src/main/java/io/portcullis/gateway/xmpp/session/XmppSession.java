package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xmpp.StreamError;
import io.portcullis.protocol.xmpp.StreamEvent;

/// The machine: which part of the protocol takes an input depends on the state. One object serves all streams; what is
/// a stream's own is in its [SessionState].
public final class XmppSession {
    private final SessionSettings settings;
    private final Negotiation negotiation;
    private final SignIn signIn;
    private final Binding binding;
    private final Conversation conversation;

    public XmppSession(SessionSettings settings, Surroundings surroundings) {
        this.settings = settings;
        Farewell farewell = new Farewell(settings, surroundings);
        StreamFeatures features = new StreamFeatures(ServerDisco.of(settings), settings.tokens());
        this.negotiation = new Negotiation(settings, features, farewell);
        Entrance entrance = new Entrance(settings, surroundings, features, farewell);
        this.signIn = new SignIn(settings, surroundings, entrance, farewell);
        this.binding = new Binding(settings, surroundings, entrance, farewell);
        this.conversation = new Conversation(settings, surroundings);
    }

    /// A connection just accepted; TLS comes by STARTTLS.
    public Step start() {
        return Step.to(new SessionState.Opening(Link.plain()), watchSignIn());
    }

    /// A connection just accepted on which TLS comes first.
    public Step startDirectTls() {
        return Step.to(new SessionState.Securing(Link.plain()), watchSignIn());
    }

    /// What an input does to a state.
    public Step step(SessionState state, Input input) {
        if (input instanceof Input.Heard(StreamEvent.Received _) && !state.isSignedIn()) {
            return beforeSignIn(state, input);
        }
        return dispatch(state, input);
    }

    private Step beforeSignIn(SessionState state, Input input) {
        SessionState counted = switch (state) {
            case SessionState.Negotiating(Link link) -> new SessionState.Negotiating(link.received());
            case SessionState.SigningIn signingIn -> signingIn.received();
            default -> state;
        };
        boolean tooMany = switch (counted) {
            case SessionState.Negotiating(Link link) -> link.heard() > settings.limits().signInElements();
            case SessionState.SigningIn(Link link, _, _) -> link.heard() > settings.limits().signInElements();
            default -> false;
        };
        return tooMany
                ? negotiation.end(StreamError.POLICY_VIOLATION, "Too many elements before sign-in.")
                : dispatch(counted, input);
    }

    private Step dispatch(SessionState state, Input input) {
        return switch (state) {
            case SessionState.Opening opening -> negotiation.opening(opening, input);
            case SessionState.Negotiating negotiating -> negotiating(negotiating, input);
            case SessionState.Securing securing -> negotiation.securing(securing, input);
            case SessionState.SigningIn signingIn -> signIn.step(signingIn, input);
            case SessionState.Reopening reopening -> negotiation.reopening(reopening, input);
            case SessionState.Binding unbound -> binding.unbound(unbound, input);
            case SessionState.AwaitingBind awaiting -> binding.awaitingBind(awaiting, input);
            case SessionState.AwaitingResume awaiting -> binding.awaitingResume(awaiting, input);
            case SessionState.Online online -> conversation.step(online, input);
            case SessionState.Ended ended -> Step.to(ended);
        };
    }

    private Step negotiating(SessionState.Negotiating state, Input input) {
        return input instanceof Input.Heard(StreamEvent.Received(var element)) && SaslOpening.isSasl(element)
                ? signIn.begin(state.link(), element)
                : negotiation.negotiating(state, input);
    }

    private Effect watchSignIn() {
        return new Effect.Watch(settings.limits().signInTimeout());
    }
}
