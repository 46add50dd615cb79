package io.portcullis.gateway.xmpp.session;

import io.portcullis.auth.fast.FastWish;
import io.portcullis.auth.login.LoginTicket;
import io.portcullis.auth.login.Proof;
import io.portcullis.gateway.route.Delivery;
import io.portcullis.gateway.xmpp.roster.RosterChange;
import io.portcullis.gateway.xmpp.roster.SubscriptionAction;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Iq;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Message;
import io.portcullis.protocol.xmpp.Presence;
import io.portcullis.protocol.xmpp.StreamHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What a session wants done. Numbers are those of the client's stanzas, see [CommitWindow]; 0 stands for a stanza
/// that nobody counts.
public sealed interface Effect {
    /// Write our stream header.
    record Open(StreamHeader header) implements Effect {}

    /// Write an element.
    record Send(XmlElement element) implements Effect {}

    /// Write a stored message; it is confirmed once it is written.
    record SendStored(Delivery message) implements Effect {}

    /// Start TLS: nothing the client sent in clear is to be looked at any more. Answer [Input.Secured].
    record StartTls() implements Effect {}

    /// Expect a new stream on the same connection.
    record Restart() implements Effect {}

    /// The client is known: on the stream as it stands its limits are those of clients that are. [Restart] sees to it itself.
    record Admit() implements Effect {}

    /// Close the stream in due form and the connection.
    record Close() implements Effect {}

    /// Cut the connection; the client would not read a farewell.
    record Cut() implements Effect {}

    /// Find what a sign-in needs. Answer [Input.TicketLoaded] or [Input.LoginUnavailable].
    record LookUp(String username) implements Effect {}

    /// Check a proof. Answer [Input.LoginPassed], [Input.LoginRefused] or [Input.LoginUnavailable].
    ///
    /// @param mechanism its name
    /// @param client what the client calls itself, "" where it does not
    /// @param wish what it asks of tokens, to be done before it is let in
    record Prove(LoginTicket ticket, String mechanism, Proof proof, String client, FastWish wish) implements Effect {}

    /// Answer [Input.AnswerDue] at that time.
    record AnswerAt(Instant due) implements Effect {}

    /// Answer [Input.WatchEnded] after that time. There is one watch: a new one replaces it.
    record Watch(Duration after) implements Effect {}

    /// Bind the resource. Answer [Input.Bound] or [Input.NotBound].
    ///
    /// @param client what the resources of the same client end in, whose earlier sessions end; "" where that is not known
    record Bind(SignedIn who, Jid jid, String client) implements Effect {}

    /// From now on the session can be resumed by this id.
    record Keep(String resumptionId) implements Effect {}

    /// Fetch the session kept under this id. Answer [Input.Adopted] or [Input.NotAdopted].
    record Adopt(SignedIn who, String resumptionId) implements Effect {}

    /// The resource is free; the session is not to be found any more.
    ///
    /// @param resumptionId what it was kept under, "" for nothing
    record Unbind(String resumptionId) implements Effect {}

    /// Send a message on. Answer [Input.Settled] (if counted) or [Input.Refused].
    record RouteMessage(Message message, long number) implements Effect {}

    /// Send a request or an answer on. Answer [Input.Refused] when it cannot be.
    record RouteIq(Iq iq) implements Effect {}

    /// Send presence to one address. Answer [Input.PresenceRefused] when that may not be.
    ///
    /// @param known whether the address has had directed presence before, of which it must hear the end
    record RoutePresence(Presence presence, boolean known) implements Effect {}

    /// Tell the account's contacts and other resources.
    ///
    /// @param initial the first since the resource became available: contacts are asked for theirs in turn
    record Announce(Presence presence, boolean initial) implements Effect {}

    /// Tell those who know the resource as available that it is gone.
    ///
    /// @param broadcast whether the contacts were told that it was there
    record Withdraw(Presence presence, boolean broadcast, Set<Jid> directed) implements Effect {}

    /// Change a subscription. Answer [Input.Settled] (if counted) or [Input.Refused].
    record Subscribe(SubscriptionAction action, Presence stanza, long number) implements Effect {}

    /// Answer [Input.RosterRead] or [Input.Refused].
    record ReadRoster(Iq request, long number) implements Effect {}

    /// Answer [Input.RosterChanged] or [Input.Refused].
    record ChangeRoster(Iq request, RosterChange change, long number) implements Effect {}

    /// Find what has access to the account. Answer [Input.ClientsAnswered] or [Input.Refused].
    record ListClients(Iq request, long number) implements Effect {}

    /// End a client's access. Answer [Input.ClientsAnswered] or [Input.Refused].
    ///
    /// @param id as told in the list
    record RevokeClient(Iq request, String id, long number) implements Effect {}

    /// The client has these messages.
    record Confirm(List<Delivery> messages) implements Effect {
        public Confirm {
            messages = List.copyOf(messages);
        }
    }
}
