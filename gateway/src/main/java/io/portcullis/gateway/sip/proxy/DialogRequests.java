package io.portcullis.gateway.sip.proxy;

import io.portcullis.gateway.sip.meter.SipMeters;
import io.portcullis.gateway.sip.meter.SipRefusal;
import io.portcullis.gateway.sip.session.Dialog.Passage;
import io.portcullis.gateway.sip.session.Fork.ForkTimers;
import io.portcullis.gateway.sip.session.Leg;
import io.portcullis.gateway.sip.session.LocalNames;
import io.portcullis.gateway.sip.session.Opener;
import io.portcullis.gateway.sip.session.Party;
import io.portcullis.gateway.sip.session.SipTransport;
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
import java.util.Set;

/// Requests within a dialog, and ACKs of 2xx. RFC 3261 sections 12.2 and 16.
///
/// The token of our Record-Route names the dialog; Call-ID and tags must fit it. The sender is its party when it speaks from
/// where the party spoke before; else it must sign in as that party. The request goes to the other party.
public final class DialogRequests {
    /// What this is built from.
    public record Parts(SignIn signIn, Ways ways, Dialogs dialogs, LocalNames names, ListenPoints points,
            ForkTimers timers, SipMeters meters) {}

    /// RFC 3261 section 12.2, RFC 3311, RFC 6665 section 4.4.1.
    private static final Set<String> TARGET_REFRESH = Set.of("INVITE", "UPDATE", "SUBSCRIBE", "NOTIFY");

    private final Parts parts;
    private final Forwarded forwarded;

    public DialogRequests(Parts parts) {
        this.parts = parts;
        forwarded = new Forwarded(parts.names(), parts.points());
    }

    private record Located(String token, Passage passage, boolean secure) {}

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
                .flatMap(known -> way(known, flow));
        if (out.isEmpty() || Forwarded.hopsLeft(ack) <= 0) {
            parts.meters().stray();
            return;
        }
        SipMessage copy = forwarded.within(ack, flow, out.get(), located.get().token(), requests.branch(""));
        requests.sendAck(copy, out.get());
    }

    /// An ACK cannot be challenged: the party's host is enough.
    private static boolean near(Party sender, Flow flow) {
        return !sender.ended() && sender.location().source().getAddress().equals(flow.remote().getAddress());
    }

    private Optional<Located> locate(SipMessage request, Flow flow) {
        return token(request, flow).flatMap(token -> parts.dialogs().find(token)
                .flatMap(dialog -> dialog
                        .passage(request.callId(), request.from().tag().orElse(""), request.to().tag().orElse(""),
                                flow.remote())
                        .map(passage -> new Located(token, passage, dialog.secure()))));
    }

    /// The token of a dialog in our Record-Route: in the Request-URI of a strict router, else in Route, behind the routes to this
    /// server that the phone was set up with. RFC 3261 section 16.4.
    private Optional<String> token(SipMessage request, Flow flow) {
        List<NameAddress> routes = request.routes();
        Optional<String> strict = routes.isEmpty()
                ? Optional.empty()
                : known(RouteLeft.strictly(request.requestUri()));
        if (strict.isPresent()) {
            return strict;
        }
        for (NameAddress route : routes) {
            Optional<String> token = known(route);
            if (token.isPresent() || !forwarded.isOwn(route, flow)) {
                return token;
            }
        }
        return Optional.empty();
    }

    private Optional<String> known(NameAddress route) {
        return route.sipUri().map(SipUri::user).filter(token -> parts.dialogs().find(token).isPresent());
    }

    /// The way to the other party, which for a call to a `sips:` URI is by TLS on both sides. RFC 5630 section 4.
    private Optional<Flow> way(Located located, Flow in) {
        return parts.ways().to(located.passage().receiver().location()).filter(out -> !located.secure()
                || (in.transport() == SipTransport.TLS && out.transport() == SipTransport.TLS));
    }

    private void forward(ServerTransaction transaction, Located located) {
        SipMessage request = transaction.request();
        Optional<Flow> out = way(located, transaction.flow());
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
        boolean refreshes = TARGET_REFRESH.contains(request.method());
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

    /// Both ends say where they want to be asked from now on.
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
