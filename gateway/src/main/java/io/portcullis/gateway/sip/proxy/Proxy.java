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
import io.portcullis.gateway.sip.session.SipTransport;
import io.portcullis.gateway.sip.transaction.ServerTransaction;
import io.portcullis.gateway.sip.transport.Ways;
import io.portcullis.protocol.sip.NameAddress;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipUri;
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
            List<Place> places = places(callee, transaction);
            if (places.isEmpty()) {
                // the same for an account without phones and for a name that is nobody's
                refuse(transaction, 480, SipRefusal.NOT_REGISTERED);
            } else {
                fork(new Attempt.Opening(transaction, caller, callee, mark, token(transaction)), places);
            }
        }
    }

    /// Where the account can be reached now: what is for a `sips:` URI came by TLS and goes by TLS, or nowhere. RFC 5630 section 4.
    List<Place> places(AccountName account, ServerTransaction transaction) {
        boolean secure = secure(transaction.request());
        List<Place> places = new ArrayList<>();
        if (secure && transaction.flow().transport() != SipTransport.TLS) {
            return places;
        }
        for (Binding binding : parts.bindings().of(account)) {
            parts.ways().to(binding.location()).filter(flow -> !secure || flow.transport() == SipTransport.TLS)
                    .ifPresent(
                            flow -> places.add(
                                    new Place(binding.uri(), flow, Party.of(binding.opener(), binding.location()))));
        }
        return places;
    }

    private static boolean secure(SipMessage request) {
        return request.uri().filter(SipUri::secure).isPresent();
    }

    private static String token(ServerTransaction transaction) {
        return beginsDialog(transaction.request().method()) ? transaction.requests().token(TOKEN_LETTERS) : "";
    }

    Optional<AccountName> account(NameAddress contact) {
        return parts.names().account(contact);
    }

    Forwarded forwarded() {
        return forwarded;
    }

    Dialogs dialogs() {
        return parts.dialogs();
    }

    private void fork(Attempt.Opening opening, List<Place> places) {
        ServerTransaction transaction = opening.transaction();
        SipMessage request = transaction.request();
        int breadth = breadth(request) / places.size();
        if (breadth < 1) {
            refuse(transaction, 440, SipRefusal.BREADTH);
            return;
        }
        if (!opening.token().isEmpty() && !begins(opening, places)) {
            return;
        }
        Attempt attempt = new Attempt(this, opening);
        ForkRun fork = ForkRun.start(transaction.requests(), attempt.messages(places, breadth), parts.timers(),
                new ReplyUpstream(transaction), attempt);
        transaction.user(fork);
        if (request.method().equals("INVITE")) {
            parts.dialogs().rings(opening.token(), fork);
        }
    }

    private boolean begins(Attempt.Opening opening, List<Place> places) {
        ServerTransaction transaction = opening.transaction();
        SipMessage request = transaction.request();
        Leg leg = Leg.caller(Party.of(opening.caller(), Ways.back(transaction.flow())), request);
        Dialog early = Dialog.early(request.callId(), request.from().tag().orElse(""),
                request.method().equals("INVITE"), leg, places.stream().map(Place::party).toList());
        Dialogs.Begun begun = parts.dialogs().begin(opening.token(), secure(request) ? early.securely() : early);
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
}
