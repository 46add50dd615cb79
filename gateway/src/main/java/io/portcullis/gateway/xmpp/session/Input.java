package io.portcullis.gateway.xmpp.session;

import io.portcullis.auth.fast.FastResult;
import io.portcullis.auth.login.LoginTicket;
import io.portcullis.gateway.route.Delivery;
import io.portcullis.gateway.xmpp.roster.Roster;
import io.portcullis.protocol.sasl.ChannelBinding;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Iq;
import io.portcullis.protocol.xmpp.Presence;
import io.portcullis.protocol.xmpp.Stanza;
import io.portcullis.protocol.xmpp.StanzaError;
import io.portcullis.protocol.xmpp.StreamError;
import io.portcullis.protocol.xmpp.StreamEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What can happen to a session.
public sealed interface Input {
    /// The client was heard.
    record Heard(StreamEvent event) implements Input {}

    /// The TLS handshake is done.
    record Secured(List<ChannelBinding> bindings) implements Input {}

    /// [Effect.LookUp] has found a ticket.
    record TicketLoaded(LoginTicket ticket) implements Input {}

    /// [Effect.Prove]: let in.
    final class LoginPassed implements Input {
        private final SignedIn who;
        private final byte[] serverSignature;
        private final Optional<FastResult.Issued> token;

        /// @param serverSignature SCRAM's, or a token's; empty for PLAIN
        /// @param token a new one that the client is to be told
        public LoginPassed(SignedIn who, byte[] serverSignature, Optional<FastResult.Issued> token) {
            this.who = who;
            this.serverSignature = serverSignature.clone();
            this.token = token;
        }

        Optional<FastResult.Issued> token() {
            return token;
        }

        SignedIn who() {
            return who;
        }

        byte[] serverSignature() {
            return serverSignature.clone();
        }
    }

    /// [Effect.Prove]: kept out.
    record LoginRefused(Instant answerNotBefore) implements Input {}

    /// [Effect.LookUp] or [Effect.Prove]: could not be answered now.
    record LoginUnavailable() implements Input {}

    /// [Effect.AnswerAt]: it is time.
    record AnswerDue() implements Input {}

    /// [Effect.Watch] has run out.
    ///
    /// @param heard whether the client was heard since
    record WatchEnded(boolean heard) implements Input {}

    /// [Effect.Bind]: done.
    record Bound() implements Input {}

    /// [Effect.Bind]: not possible.
    record NotBound(StanzaError error) implements Input {}

    /// [Effect.Adopt]: the earlier session, which is this connection's now.
    record Adopted(SessionState.Online held) implements Input {}

    /// [Effect.Adopt]: there is no such session, or it is not this account's.
    record NotAdopted() implements Input {}

    /// The stanza with this number is dealt with for good.
    record Settled(long number) implements Input {}

    /// A stanza was not accepted; it is settled unless it is a message that could not be stored for the time being.
    ///
    /// @param limit whether a limit refused it, and not a failure of this server
    record Refused(Stanza stanza, long number, StanzaError error, boolean limit) implements Input {
        public Refused(Stanza stanza, long number, StanzaError error) {
            this(stanza, number, error, false);
        }
    }

    /// [Effect.RoutePresence]: not passed on.
    record PresenceRefused(Presence presence, boolean known, StanzaError error) implements Input {}

    /// [Effect.ReadRoster]: the account's roster.
    record RosterRead(Iq request, long number, Roster roster) implements Input {}

    /// [Effect.ChangeRoster]: committed.
    record RosterChanged(Iq request, long number) implements Input {}

    /// [Effect.ListClients] or [Effect.RevokeClient]: done, or not to be done.
    record ClientsAnswered(Iq request, long number, ClientsAnswer answer) implements Input {}

    /// The roster has changed, here or on another of the account's streams.
    record RosterPushed(XmlElement item, String version) implements Input {}

    /// Stanzas for the client.
    record Arrived(List<Delivery> stanzas) implements Input {}

    /// The session must end: access is gone, or another stream took its resource.
    record Dismissed(StreamError error, String text) implements Input {}

    /// The connection is gone.
    record Lost() implements Input {}

    /// The client reads too slowly.
    record Congested() implements Input {}

    /// The server shuts down.
    record Draining() implements Input {}
}
