package io.portcullis.gateway.sip.session;

import io.portcullis.protocol.sip.SipUri;
import java.net.InetSocketAddress;

/// One end of a dialog.
///
/// @param opener the login behind it
/// @param reach where it spoke from, and where requests to it go
/// @param ended whether that login was taken away: it speaks for nobody any more
public record Party(Opener opener, Reach reach, boolean ended) {
    public static Party of(Opener opener, Reach reach) {
        return new Party(opener, reach, false);
    }

    /// Whether a message that came this way is its own: the same connection, or the same address over UDP.
    public boolean speaksFrom(SipTransport transport, long connection, InetSocketAddress source) {
        return !ended && transport == reach.transport()
                && (transport.reliable() ? connection == reach.connection() : source.equals(reach.source()));
    }

    /// Whether it spoke from where the other did, by the same login.
    boolean isAt(Party other) {
        return opener.equals(other.opener) && reach.connection() == other.reach.connection()
                && reach.source().equals(other.reach.source());
    }

    /// The same, which wants to be called by this contact.
    Party toward(SipUri contact) {
        return new Party(opener, reach.toward(contact), ended);
    }

    Party asEnded() {
        return new Party(opener, reach, true);
    }
}
