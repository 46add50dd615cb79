package io.portcullis.gateway.sip.proxy;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.sip.session.Dialog;
import io.portcullis.gateway.sip.session.Leg;
import io.portcullis.gateway.sip.session.Opener;
import io.portcullis.gateway.sip.transaction.Requests;
import io.portcullis.gateway.sip.transaction.ServerTransaction;
import io.portcullis.protocol.sip.NameAddress;
import io.portcullis.protocol.sip.SipMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One request on its way to the phones of an account, and of those accounts that its phones forward it to. Belongs to the
/// request's loop.
///
/// Forwarding (301, 302) leads to accounts of this server only, to each once: it must not be the way to where calls cost money, nor
/// tell the caller where somebody is.
final class Attempt implements ForkRun.Heard {
    /// Accounts that one request may be forwarded through.
    static final int MOST_ACCOUNTS = 8;

    private final Proxy proxy;
    private final Opening opening;
    private final Set<AccountName> asked = new HashSet<>();
    /// The Max-Breadth that each place was given.
    private final List<Integer> breadths = new ArrayList<>();

    /// What the request begins with.
    ///
    /// @param token of the dialog; "" where it begins none
    record Opening(ServerTransaction transaction, Opener caller, AccountName callee, String mark, String token) {}

    Attempt(Proxy proxy, Opening opening) {
        this.proxy = proxy;
        this.opening = opening;
        asked.add(opening.callee());
    }

    /// The request as each of the places gets it.
    List<ForkRun.Outgoing> messages(List<Place> places, int breadth) {
        ServerTransaction transaction = opening.transaction();
        Requests requests = transaction.requests();
        List<ForkRun.Outgoing> messages = new ArrayList<>(places.size());
        for (Place place : places) {
            var sent = new Forwarded.Sent(requests.branch(opening.mark()), opening.token(), breadth);
            messages.add(new ForkRun.Outgoing(proxy.forwarded()
                    .first(transaction.request(), transaction.flow(), place, sent, opening.caller()), place.flow()));
            breadths.add(breadth);
        }
        return messages;
    }

    /// Writes down who answered with which tag.
    @Override
    public void answered(int place, SipMessage response) {
        int status = response.status();
        if (status > 100 && status < 300 && !opening.token().isEmpty()) {
            response.to().tag().ifPresent(tag -> proxy.dialogs().answered(opening.token(), place,
                    new Dialog.Answer(tag, Leg.target(response), beyond(response), status >= 200)));
        }
    }

    /// The proxies between this server and who answered.
    private List<String> beyond(SipMessage response) {
        return response.recordRoutes().stream().takeWhile(route -> !Forwarded.isOurs(route, opening.token()))
                .map(NameAddress::text).toList().reversed();
    }

    @Override
    public List<ForkRun.Outgoing> redirected(int place, SipMessage response) {
        boolean moved = response.status() == 301 || response.status() == 302;
        if (!moved || opening.transaction().answered()) {
            return List.of();
        }
        List<Place> places = new ArrayList<>();
        for (NameAddress contact : response.contacts()) {
            Optional<AccountName> account = proxy.account(contact);
            if (account.isPresent() && asked.size() < MOST_ACCOUNTS && asked.add(account.get())) {
                places.addAll(proxy.places(account.get(), opening.transaction()));
            }
        }
        int breadth = places.isEmpty() ? 0 : breadths.get(place) / places.size();
        if (breadth < 1) {
            return List.of();
        }
        if (!opening.token().isEmpty()) {
            proxy.dialogs().change(opening.token(),
                    dialog -> dialog.with(places.stream().map(Place::party).toList()));
        }
        return messages(places, breadth);
    }

    @Override
    public void over() {
        if (!opening.token().isEmpty()) {
            proxy.dialogs().settle(opening.token());
        }
    }
}
