package io.portcullis.gateway.xmpp;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.route.AccountDirectory;
import io.portcullis.gateway.route.Reach;
import io.portcullis.gateway.xmpp.roster.RosterChange;
import io.portcullis.gateway.xmpp.roster.RosterResult;
import io.portcullis.gateway.xmpp.roster.Rosters;
import io.portcullis.gateway.xmpp.roster.SubscriptionAction;
import io.portcullis.gateway.xmpp.session.Input;
import io.portcullis.protocol.xmpp.Iq;
import io.portcullis.protocol.xmpp.Presence;
import io.portcullis.protocol.xmpp.Stanza;
import io.portcullis.protocol.xmpp.StanzaError;
import java.util.Optional;
import java.util.function.Consumer;

/// What clients ask of rosters.
final class RosterDesk {
    private final Rosters rosters;
    private final AccountDirectory directory;
    private final Contacts contacts;
    private final Reach reach;

    RosterDesk(Rosters rosters, AccountDirectory directory, Contacts contacts, Reach reach) {
        this.reach = reach;
        this.rosters = rosters;
        this.directory = directory;
        this.contacts = contacts;
    }

    void read(XmppEndpoint session, Iq request, long number) {
        rosters.read(session.account(), roster -> session.post(roster
                .<Input>map(read -> new Input.RosterRead(request, number, read))
                .orElseGet(() -> new Input.Refused(request, number, unavailable()))));
    }

    void change(XmppEndpoint session, Iq request, RosterChange change, long number) {
        rosters.change(session.account(), change, true,
                result -> finish(session, result, request, number, new Input.RosterChanged(request, number)));
    }

    /// Only a request can leave a trace with an account that does not exist, so only there it matters whether it does.
    void subscribe(XmppEndpoint session, SubscriptionAction action, Presence stanza, long number) {
        Consumer<RosterResult> done = result -> finish(session, result, stanza, number, new Input.Settled(number));
        AccountName owner = session.account();
        Optional<StanzaError> refusal = stanza.to()
                .flatMap(to -> reach.refusal(owner, to, Reach.Traffic.SUBSCRIPTION));
        if (refusal.isPresent()) {
            done.accept(new RosterResult.Refused(refusal.get()));
            return;
        }
        Optional<AccountName> contact = stanza.to().flatMap(to -> AccountName.parse(to.local()));
        if (action != SubscriptionAction.SUBSCRIBE || contact.isEmpty()) {
            rosters.send(owner, action, stanza, contact.isPresent(), done);
            return;
        }
        Consumer<AccountDirectory.Existence> known = existence -> {
            switch (existence) {
                case EXISTS -> rosters.send(owner, action, stanza, true, done);
                case MISSING -> rosters.send(owner, action, stanza, false, done);
                case UNKNOWN -> done.accept(new RosterResult.Refused(unavailable()));
            }
        };
        directory.cached(contact.get()).ifPresentOrElse(known, () -> directory.lookUp(contact.get(), known));
    }

    private void finish(XmppEndpoint session, RosterResult result, Stanza stanza, long number, Input committed) {
        switch (result) {
            case RosterResult.Committed(var consequences, _) -> {
                contacts.tell(consequences);
                session.post(committed);
            }
            case RosterResult.Refused(StanzaError error) -> session.post(new Input.Refused(stanza, number, error));
        }
    }

    private static StanzaError unavailable() {
        return StanzaError.of(StanzaError.Condition.RESOURCE_CONSTRAINT);
    }
}
