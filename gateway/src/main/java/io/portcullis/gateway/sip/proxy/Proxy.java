package io.portcullis.gateway.sip.proxy;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.sip.meter.SipMeters;
import io.portcullis.gateway.sip.meter.SipRefusal;
import io.portcullis.gateway.sip.registrar.Bindings;
import io.portcullis.gateway.sip.session.Binding;
import io.portcullis.gateway.sip.session.Dialog;
import io.portcullis.gateway.sip.session.Fork.ForkTimers;
import io.portcullis.gateway.sip.session.Leg;
import io.portcullis.gateway.sip.session.LocalNames;
import io.portcullis.gateway.sip.session.Opener;
import io.portcullis.gateway.sip.session.Party;
import io.portcullis.gateway.sip.transaction.Requests;
import io.portcullis.gateway.sip.transaction.ServerTransaction;
import io.portcullis.gateway.sip.transport.Ways;
import io.portcullis.protocol.sip.NameAddress;
import io.portcullis.protocol.sip.SipMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sends the requests of signed-in accounts to the phones of other accounts. RFC 3261 section 16.
public final class Proxy {
    private static final int TOKEN_LETTERS = 20;
    private static final int DEFAULT_BREADTH = 60;

    /// What the proxy is built from.
    public record Parts(Bindings bindings, Ways ways, Dialogs dialogs, LocalNames names, ListenPoints points,
            ForkTimers timers, SipMeters meters) {}

    private final Parts parts;
    private final Forwarded forwarded;

    public Proxy(Parts parts) {
        this.parts = parts;
        forwarded = new Forwarded(parts.names(), parts.points());
    }

    /// Sends a request that belongs to no dialog to all phones of `callee`.
    public void route(ServerTransaction transaction, Opener caller, AccountName callee) {
        SipMessage request = transaction.request();
        String mark = LoopMark.of(request);
        if (Forwarded.hopsLeft(request) <= 0) {
            refuse(transaction, 483, SipRefusal.HOPS);
        } else if (LoopMark.isLoop(request, mark)) {
            refuse(transaction, 482, SipRefusal.LOOP);
        } else if (!request.routes().stream().allMatch(forwarded::isLocal)) {
            refuse(transaction, 403, SipRefusal.FOREIGN);
        } else {
            List<Place> places = places(callee);
            if (places.isEmpty()) {
                // the same for an account without phones and for a name that is nobody's
                refuse(transaction, 480, SipRefusal.NOT_REGISTERED);
            } else {
                fork(transaction, caller, places, mark);
            }
        }
    }

    private List<Place> places(AccountName callee) {
        List<Place> places = new ArrayList<>();
        for (Binding binding : parts.bindings().of(callee)) {
            parts.ways().to(binding.reach()).ifPresent(
                    flow -> places.add(new Place(binding.uri(), flow, Party.of(binding.opener(), binding.reach()))));
        }
        return places;
    }

    private void fork(ServerTransaction transaction, Opener caller, List<Place> places, String mark) {
        SipMessage request = transaction.request();
        Requests requests = transaction.requests();
        int breadth = breadth(request) / places.size();
        if (breadth < 1) {
            refuse(transaction, 440, SipRefusal.BREADTH);
            return;
        }
        String token = beginsDialog(request.method()) ? requests.token(TOKEN_LETTERS) : "";
        if (!token.isEmpty() && !begins(transaction, caller, places, token)) {
            return;
        }
        List<ForkRun.Outgoing> messages = new ArrayList<>(places.size());
        for (Place place : places) {
            Forwarded.Sent sent = new Forwarded.Sent(requests.branch(mark), token, breadth);
            messages.add(new ForkRun.Outgoing(
                    forwarded.first(request, transaction.flow(), place, sent, caller), place.flow()));
        }
        ForkRun fork = ForkRun.start(requests, messages, parts.timers(), new ReplyUpstream(transaction),
                token.isEmpty() ? ForkRun.Heard.NOTHING : new DialogRecord(parts.dialogs(), token));
        transaction.user(fork);
        if (request.method().equals("INVITE")) {
            parts.dialogs().rings(token, fork);
        }
    }

    private boolean begins(ServerTransaction transaction, Opener caller, List<Place> places, String token) {
        SipMessage request = transaction.request();
        Leg leg = Leg.caller(Party.of(caller, Ways.back(transaction.flow())), request);
        Dialogs.Begun begun = parts.dialogs().begin(token, Dialog.early(request.callId(),
                request.from().tag().orElse(""), request.method().equals("INVITE"), leg,
                places.stream().map(Place::party).toList()));
        return switch (begun) {
            case YES -> true;
            case TOO_MANY -> {
                refuse(transaction, 503, SipRefusal.OVERLOAD);
                yield false;
            }
            case LOGIN_ENDED -> {
                refuse(transaction, 403, SipRefusal.LOGIN_ENDED);
                yield false;
            }
        };
    }

    /// RFC 5393 section 5.3.1; what is no number counts as absent.
    private static int breadth(SipMessage request) {
        Optional<String> text = request.header("Max-Breadth");
        return text.filter(value -> value.length() <= 3 && value.chars().allMatch(c -> c >= '0' && c <= '9')
                && !value.isEmpty()).map(Integer::parseInt).orElse(DEFAULT_BREADTH);
    }

    private static boolean beginsDialog(String method) {
        return method.equals("INVITE") || method.equals("SUBSCRIBE") || method.equals("REFER");
    }

    private void refuse(ServerTransaction transaction, int status, SipRefusal why) {
        parts.meters().refused(why);
        transaction.reply(status);
    }

    /// Writes down who answered with which tag.
    private record DialogRecord(Dialogs dialogs, String token) implements ForkRun.Heard {
        @Override
        public void answered(int place, SipMessage response) {
            int status = response.status();
            if (status > 100 && status < 300) {
                response.to().tag().ifPresent(tag -> dialogs.answered(token, place,
                        new Dialog.Answer(tag, Leg.target(response), beyond(response), status >= 200)));
            }
        }

        /// The proxies between this server and who answered.
        private List<String> beyond(SipMessage response) {
            return response.recordRoutes().stream().takeWhile(route -> !Forwarded.isOurs(route, token))
                    .map(NameAddress::text).toList().reversed();
        }

        @Override
        public void over() {
            dialogs.settle(token);
        }
    }
}
