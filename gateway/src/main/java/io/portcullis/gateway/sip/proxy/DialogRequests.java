package io.portcullis.gateway.sip.proxy;

import io.portcullis.gateway.sip.meter.SipMeters;
import io.portcullis.gateway.sip.meter.SipRefusal;
import io.portcullis.gateway.sip.session.Dialog.Passage;
import io.portcullis.gateway.sip.session.Fork.ForkTimers;
import io.portcullis.gateway.sip.session.Leg;
import io.portcullis.gateway.sip.session.LocalNames;
import io.portcullis.gateway.sip.session.Opener;
import io.portcullis.gateway.sip.session.Party;
import io.portcullis.gateway.sip.signin.SignIn;
import io.portcullis.gateway.sip.transaction.IncomingRequest;
import io.portcullis.gateway.sip.transaction.Requests;
import io.portcullis.gateway.sip.transaction.ServerTransaction;
import io.portcullis.gateway.sip.transport.Flow;
import io.portcullis.gateway.sip.transport.Ways;
import io.portcullis.protocol.sip.NameAddress;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipUri;
import java.util.List;
import java.util.Optional;

/// Requests within a dialog, and ACKs of 2xx. RFC 3261 sections 12.2 and 16.
///
/// The token of our Record-Route names the dialog; Call-ID and tags must fit it. The sender is its party when it speaks from
/// where the party spoke before; else it must sign in as that party. The request goes to the other party.
public final class DialogRequests {
    /// What this is built from.
    public record Parts(SignIn signIn, Ways ways, Dialogs dialogs, LocalNames names, ListenPoints points,
            ForkTimers timers, SipMeters meters) {}

    private final Parts parts;
    private final Forwarded forwarded;

    public DialogRequests(Parts parts) {
        this.parts = parts;
        forwarded = new Forwarded(parts.names(), parts.points());
    }

    private record Located(String token, Passage passage) {}

    /// Takes a request whose To has a tag.
    public void request(IncomingRequest request) {
        Optional<Located> located = locate(request.message(), request.flow());
        if (located.isEmpty()) {
            parts.meters().refused(SipRefusal.NO_DIALOG);
            request.answer(481);
        } else if (Forwarded.hopsLeft(request.message()) <= 0) {
            parts.meters().refused(SipRefusal.HOPS);
            request.answer(483);
        } else if (speaksFor(located.get().passage().sender(), request.flow())) {
            request.open().ifPresent(transaction -> forward(transaction, located.get()));
        } else {
            parts.signIn().request(request, (transaction, opener) -> signedIn(transaction, opener, located.get()));
        }
    }

    private static boolean speaksFor(Party sender, Flow flow) {
        return sender.speaksFrom(flow.transport(), flow.connection(), flow.remote());
    }

    private void signedIn(ServerTransaction transaction, Opener opener, Located located) {
        Party sender = located.passage().sender();
        if (!opener.account().equals(sender.opener().account())) {
            parts.meters().refused(SipRefusal.NOT_OWN_ADDRESS);
            transaction.reply(403);
            return;
        }
        Party moved = Party.of(opener, Ways.back(transaction.flow()));
        parts.dialogs().moved(located.token(), sender, moved);
        forward(transaction, located);
    }

    /// Takes an ACK that acknowledges no refusal. There is no answer to an ACK: what does not fit is dropped.
    public void ack(SipMessage ack, Flow flow, Requests requests) {
        Optional<Located> located = locate(ack, flow);
        Optional<Flow> out = located.filter(known -> near(known.passage().sender(), flow))
                .flatMap(known -> parts.ways().to(known.passage().receiver().reach()));
        if (out.isEmpty() || Forwarded.hopsLeft(ack) <= 0) {
            parts.meters().stray();
            return;
        }
        SipMessage copy = forwarded.within(ack, flow, out.get(), located.get().token(), requests.branch(""));
        out.get().send(copy.encode(), () -> {});
    }

    /// An ACK cannot be challenged: the party's host is enough.
    private static boolean near(Party sender, Flow flow) {
        return !sender.ended() && sender.reach().source().getAddress().equals(flow.remote().getAddress());
    }

    private Optional<Located> locate(SipMessage request, Flow flow) {
        List<NameAddress> routes = request.routes();
        if (routes.isEmpty()) {
            return Optional.empty();
        }
        String token = routes.getFirst().sipUri().map(SipUri::user).orElse("");
        return parts.dialogs().find(token)
                .flatMap(dialog -> dialog.passage(request.callId(), request.from().tag().orElse(""),
                        request.to().tag().orElse(""), flow.remote()))
                .map(passage -> new Located(token, passage));
    }

    private void forward(ServerTransaction transaction, Located located) {
        SipMessage request = transaction.request();
        Optional<Flow> out = parts.ways().to(located.passage().receiver().reach());
        if (!ReferTarget.allowed(request, parts.names())) {
            parts.meters().refused(SipRefusal.FOREIGN);
            transaction.reply(403);
        } else if (out.isEmpty()) {
            parts.meters().refused(SipRefusal.NOT_REGISTERED);
            transaction.reply(480);
            ended(request, located);
        } else {
            Requests requests = transaction.requests();
            parts.dialogs().change(located.token(), dialog -> dialog.leg(located.passage().fromCaller(),
                    calleeTag(request, located), leg -> leg.sent(request.cseq().number())));
            SipMessage copy = forwarded.within(request, transaction.flow(), out.get(), located.token(),
                    requests.branch(""));
            transaction.user(ForkRun.start(requests, List.of(new ForkRun.Outgoing(copy, out.get())), parts.timers(),
                    new ReplyUpstream(transaction), heard(request, located)));
        }
    }

    private ForkRun.Heard heard(SipMessage request, Located located) {
        boolean refreshes = request.method().equals("INVITE") || request.method().equals("UPDATE");
        return new ForkRun.Heard() {
            @Override
            public void answered(int place, SipMessage response) {
                if (refreshes && response.status() >= 200 && response.status() < 300) {
                    refreshed(request, response, located);
                }
            }

            @Override
            public void over() {
                ended(request, located);
            }
        };
    }

    /// Both ends say where they want to be asked from now on. RFC 3261 section 12.2, RFC 3311.
    private void refreshed(SipMessage request, SipMessage response, Located located) {
        boolean fromCaller = located.passage().fromCaller();
        String tag = calleeTag(request, located);
        parts.dialogs().change(located.token(), dialog -> dialog
                .leg(fromCaller, tag, leg -> leg.at(Leg.target(request)))
                .leg(!fromCaller, tag, leg -> leg.at(Leg.target(response))));
    }

    private static String calleeTag(SipMessage request, Located located) {
        return (located.passage().fromCaller() ? request.to() : request.from()).tag().orElse("");
    }

    /// After a BYE nothing is left to say.
    private void ended(SipMessage request, Located located) {
        if (request.method().equals("BYE")) {
            parts.dialogs().end(located.token(), calleeTag(request, located));
        } else {
            parts.dialogs().change(located.token(), dialog -> dialog);
        }
    }
}
