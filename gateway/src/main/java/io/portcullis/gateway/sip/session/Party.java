package io.portcullis.gateway.sip.session;

import io.portcullis.protocol.sip.SipUri;
import java.net.InetSocketAddress;

/// One end of a dialog.
///
/// @param opener the login behind it
/// @param location where it spoke from, and where requests to it go
/// @param ended whether that login was taken away: it speaks for nobody any more
public record Party(Opener opener, PhoneLocation location, boolean ended) {
    public static Party of(Opener opener, PhoneLocation location) {
        return new Party(opener, location, false);
    }

    /// Whether a message that came this way is its own: the same connection, or the same address over UDP.
    public boolean speaksFrom(SipTransport transport, long connection, InetSocketAddress source) {
        return !ended && transport == location.transport()
                && (transport.reliable() ? connection == location.connection() : source.equals(location.source()));
    }

    /// Whether it spoke from where the other did, by the same login.
    boolean isAt(Party other) {
        return opener.equals(other.opener) && location.connection() == other.location.connection()
                && location.source().equals(other.location.source());
    }

    /// The same, which wants to be called by this contact.
    Party toward(SipUri contact) {
        return new Party(opener, location.toward(contact), ended);
    }

    Party asEnded() {
        return new Party(opener, location, true);
    }
}
