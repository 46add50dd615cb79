package io.portcullis.gateway.xmpp;

import io.portcullis.gateway.xmpp.session.Input;
import io.portcullis.gateway.xmpp.session.SessionState;

/// How a session moves to the connection that resumes it: the session, which others know, stays; the new connection's own, which
/// has done no more than sign in, goes. First on the old loop, then on the new one.
final class Handover {
    private Handover() {}

    /// Whether a claim is for this session, and from its own account.
    static boolean fits(XmppEndpoint old, Letter.Claim claim) {
        return old.state() instanceof SessionState.Online online && online.isKeptAs(claim.resumptionId())
                && online.who().account().equals(claim.account());
    }

    /// On the old loop: the session leaves.
    static void give(XmppEndpoint old, Letter.Claim claim) {
        if (old.state() instanceof SessionState.Online online) {
            XmppEndpoint heir = claim.heir();
            old.connection().ifPresent(XmppConnection::abandon);
            old.moveTo(heir.home(), online.detached());
            heir.home().execute(() -> take(old, heir, claim));
        }
    }

    /// On the new loop: the session goes on, unless one of the two has ended meanwhile.
    private static void take(XmppEndpoint old, XmppEndpoint heir, Letter.Claim claim) {
        if (!(old.state() instanceof SessionState.Online held)) {
            heir.tellAndFlush(new Input.NotAdopted());
        } else if (heir.state() instanceof SessionState.AwaitingResume awaiting && heir.connection().isPresent()) {
            XmppConnection connection = heir.connection().get();
            heir.cancelWatch();
            heir.disconnected();
            connection.serve(old);
            old.settleIn(awaiting, held, connection);
        } else {
            old.stayDetached(claim.window());
        }
    }
}
