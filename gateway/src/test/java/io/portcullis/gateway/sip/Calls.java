package io.portcullis.gateway.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.protocol.sip.NameAddress;
import io.portcullis.protocol.sip.SipMessage;
import java.util.List;

/// An established call, as both ends see it.
///
/// @param invite as the callee got it
/// @param ok as the caller got it
record Calls(Phone caller, Phone callee, SipMessage invite, SipMessage ok) {
    /// Sends a signed INVITE; what comes next is the test's.
    static Phone.Draft invite(Phone caller, String uri, String contact) {
        Phone.Draft sent = caller.draft("INVITE", uri, Phone.newCallId()).header("Contact", "<" + contact + ">");
        send(caller, sent);
        return sent;
    }

    /// Sends an INVITE and signs it when it is asked to; what comes next is the test's.
    static void send(Phone caller, Phone.Draft invite) {
        SipMessage challenge = invite.exchange();
        assertThat(challenge.status()).isEqualTo(401);
        caller.wire.send(invite.ackOf(challenge));
        caller.wire.send(invite.answering(challenge).text());
    }

    /// A call from INVITE to ACK.
    ///
    /// @param contact the caller's
    /// @param answers the callee's contact in its 200
    static Calls established(Phone caller, String contact, Phone callee, String uri, String answers) {
        Phone.Draft sent = invite(caller, uri, contact);
        SipMessage invite = callee.expect("INVITE");
        callee.reply(invite, 200, "Contact: <" + answers + ">\r\n");
        Calls call = new Calls(caller, callee, invite, caller.expect(200));
        caller.wire.send(call.byCaller("ACK").number(sent.cseqNumber()).text());
        return call;
    }

    /// A request of the caller without Route.
    Phone.Draft bareByCaller(String method, String uri) {
        return caller.draft(method, uri, ok.callId()).toHeader(ok.header("To").orElseThrow());
    }

    List<NameAddress> callersRoutes() {
        return ok.recordRoutes().reversed();
    }

    Phone.Draft byCaller(String method) {
        return routes(bareByCaller(method, ok.contacts().getFirst().uri()), callersRoutes());
    }

    Phone.Draft byCallee(String method) {
        return routes(callee.draft(method, invite.contacts().getFirst().uri(), invite.callId())
                .toHeader(invite.header("From").orElseThrow()).fromTag(ok.to().tag().orElseThrow()),
                invite.recordRoutes());
    }

    static Phone.Draft routes(Phone.Draft draft, List<NameAddress> routes) {
        routes.forEach(route -> draft.header("Route", route.text()));
        return draft;
    }
}
