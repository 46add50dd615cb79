package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xmpp.Jid;
import java.util.Set;

/// Where a stream stands. Immutable.
public sealed interface SessionState {
    /// Waits for a stream header, the first or the one after STARTTLS.
    record Opening(Link link) implements SessionState {}

    /// Features have been sent; waits for STARTTLS or SASL.
    record Negotiating(Link link) implements SessionState {}

    /// TLS is being negotiated.
    record Securing(Link link) implements SessionState {}

    /// A SASL exchange runs.
    record SigningIn(Link link, SaslProfile profile, Exchange exchange) implements SessionState {
        SigningIn at(Exchange next) {
            return new SigningIn(link, profile, next);
        }

        SigningIn received() {
            return new SigningIn(link.received(), profile, exchange);
        }
    }

    /// Signed in; waits for the new stream's header.
    record Reopening(SignedIn who) implements SessionState {}

    /// Waits for the client to bind a resource or to resume a session.
    record Binding(SignedIn who) implements SessionState {}

    /// A resource is being bound.
    record AwaitingBind(SignedIn who, Jid jid, Occasion occasion) implements SessionState {}

    /// An earlier session is being fetched.
    record AwaitingResume(SignedIn who, ResumeRequest request, Occasion occasion) implements SessionState {}

    /// A resource is bound. Without a connection (`attached` is false) it waits to be resumed.
    ///
    /// @param available whether presence was announced
    /// @param interested whether the roster was asked for, and so changes to it are pushed
    /// @param directed who was sent presence directly
    /// @param pinged whether an answer to a ping is awaited
    record Online(SignedIn who, Jid jid, boolean attached, boolean available, boolean interested, Set<Jid> directed,
            boolean pinged, Acks acks) implements SessionState {
        /// A resource just bound.
        static Online bound(SignedIn who, Jid jid) {
            return new Online(who, jid, true, false, false, Set.of(), false, new Acks.Off());
        }

        Online withAttached(boolean value) {
            return new Online(who, jid, value, available, interested, directed, pinged, acks);
        }

        Online withAvailable(boolean value) {
            return new Online(who, jid, attached, value, interested, directed, pinged, acks);
        }

        Online withInterested() {
            return new Online(who, jid, attached, available, true, directed, pinged, acks);
        }

        Online withDirected(Set<Jid> value) {
            return new Online(who, jid, attached, available, interested, Set.copyOf(value), pinged, acks);
        }

        Online withPinged(boolean value) {
            return new Online(who, jid, attached, available, interested, directed, value, acks);
        }

        Online withAcks(Acks value) {
            return new Online(who, jid, attached, available, interested, directed, pinged, value);
        }

        Online withWho(SignedIn value) {
            return new Online(value, jid, attached, available, interested, directed, pinged, acks);
        }

        /// How many stanzas are held for an acknowledgement.
        public int held() {
            return acks instanceof Acks.On on ? on.out().size() : 0;
        }

        /// Whether a client can resume it by this id.
        public boolean isKeptAs(String resumptionId) {
            return acks instanceof Acks.On on && !resumptionId.isEmpty() && on.resumptionId().equals(resumptionId);
        }

        /// The same without its connection.
        public Online detached() {
            return withAttached(false);
        }

        /// What it is resumed by, "" when it cannot be.
        public String resumptionId() {
            return acks instanceof Acks.On on ? on.resumptionId() : "";
        }

        /// Whether it outlives its connection.
        public boolean isResumable() {
            return acks instanceof Acks.On on && !on.resumptionId().isEmpty();
        }
    }

    /// Over; takes no more input.
    record Ended() implements SessionState {}

    /// Whether a sign-in has succeeded, and so the limits for clients that are known apply.
    default boolean isSignedIn() {
        return switch (this) {
            case Opening _,Negotiating _,Securing _,SigningIn _,Ended _ -> false;
            case Reopening _,Binding _,AwaitingBind _,AwaitingResume _,Online _ -> true;
        };
    }
}
