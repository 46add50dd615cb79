package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.StreamError;
import io.portcullis.protocol.xmpp.StreamEvent;
import io.portcullis.protocol.xmpp.StreamHeader;
import java.util.Optional;

/// How a stream ends before a resource is bound, and what the same inputs mean wherever it stands.
final class Farewell {
    private final SessionSettings settings;
    private final Surroundings surroundings;

    Farewell(SessionSettings settings, Surroundings surroundings) {
        this.settings = settings;
        this.surroundings = surroundings;
    }

    /// The header we open our side with. RFC 6120 section 4.7.
    ///
    /// @param peer what the client called itself, if that can be repeated
    StreamHeader header(Optional<String> peer) {
        return new StreamHeader(peer, Optional.of(settings.domain()), Optional.of(surroundings.newId()),
                Optional.of("1.0"), Optional.of("en"), Namespaces.CLIENT);
    }

    /// Ends a stream that was opened from our side.
    Step end(StreamError error, String text) {
        return Step.to(new SessionState.Ended(), new Effect.Send(error.element(text)), new Effect.Close());
    }

    /// Ends a stream that was not: RFC 6120 section 4.9.1.2 wants our header first.
    Step endUnopened(StreamError error, String text) {
        return Step.to(new SessionState.Ended(), new Effect.Open(header(Optional.empty())),
                new Effect.Send(error.element(text)), new Effect.Close());
    }

    /// What an input means that the state itself does not expect: the ends of the stream end it, the rest comes too
    /// late or too early and changes nothing.
    Step otherwise(SessionState state, Input input, boolean opened) {
        return switch (input) {
            case Input.Heard(var event) -> switch (event) {
                case StreamEvent.Broken(StreamError error, String text) ->
                    ending(error, text, opened);
                case StreamEvent.Closed() ->
                    Step.to(new SessionState.Ended(), new Effect.Close());
                case StreamEvent.Opened _,StreamEvent.Received _ ->
                    ending(StreamError.NOT_AUTHORIZED, "", opened);
            };
            case Input.WatchEnded _ -> ending(StreamError.CONNECTION_TIMEOUT, "Signing in took too long.", opened);
            case Input.Draining() -> ending(StreamError.SYSTEM_SHUTDOWN, "", opened);
            case Input.Dismissed(StreamError error, String text) -> ending(error, text, opened);
            case Input.Lost(),Input.Congested() -> Step.to(new SessionState.Ended(), new Effect.Cut());
            default -> Step.to(state);
        };
    }

    private Step ending(StreamError error, String text, boolean opened) {
        return opened ? end(error, text) : endUnopened(error, text);
    }
}
