package io.portcullis.gateway.xmpp;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.message.Standing;
import io.portcullis.gateway.route.AccountDirectory;
import io.portcullis.gateway.route.ContactDirectory;
import io.portcullis.gateway.route.Delivery;
import io.portcullis.gateway.route.Endpoint;
import io.portcullis.gateway.route.PresenceService;
import io.portcullis.gateway.route.SessionRegistry;
import io.portcullis.gateway.xmpp.roster.Consequence;
import io.portcullis.gateway.xmpp.roster.Roster;
import io.portcullis.gateway.xmpp.roster.RosterItem;
import io.portcullis.gateway.xmpp.roster.RosterResult;
import io.portcullis.gateway.xmpp.roster.Rosters;
import io.portcullis.gateway.xmpp.roster.SubscriptionAction;
import io.portcullis.gateway.xmpp.session.Input;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.Presence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Who is told of whose presence: RFC 6121 sections 3 and 4, for the accounts of one domain. Safe for all threads; nothing blocks.
public final class Contacts implements PresenceService, ContactDirectory {
    private final String domain;
    private final SessionRegistry registry;
    private final Rosters rosters;
    private final AccountDirectory directory;

    public Contacts(String domain, SessionRegistry registry, Rosters rosters, AccountDirectory directory) {
        this.domain = domain;
        this.registry = registry;
        this.rosters = rosters;
        this.directory = directory;
    }

    @Override
    public void standing(AccountName owner, AccountName other, Consumer<Standing> done) {
        rosters.isListed(owner, Jid.of(other.value(), domain, ""), listed -> done.accept(
                listed.map(known -> known ? Standing.CONTACT : Standing.STRANGER).orElse(Standing.UNKNOWN)));
    }

    /// A resource has available presence: its contacts and the account's other resources are told; the first time it is told of theirs, and
    /// of the subscription requests that wait.
    void announce(XmppEndpoint session, Presence presence, boolean initial) {
        Jid self = session.jid();
        AccountName account = session.account();
        toResources(account, presence.withTo(self.bare()));
        if (initial) {
            showResources(account, self, session);
        }
        withRoster(account, roster -> {
            toContacts(roster, presence);
            if (initial) {
                probeContacts(roster, self, session);
                deliverRequests(roster, session);
            }
        });
    }

    /// A resource is gone: those who were told that it was there are told.
    void withdraw(XmppEndpoint session, Presence presence, boolean broadcast, Set<Jid> directed) {
        if (broadcast) {
            AccountName account = session.account();
            toResources(account, presence.withTo(session.jid().bare()));
            withRoster(account, roster -> toContacts(roster, presence));
        }
        for (Jid to : directed) {
            toAddress(presence.withTo(to), to);
        }
    }

    /// Tells what a change of rosters means for others.
    public void tell(List<Consequence> consequences) {
        for (Consequence consequence : consequences) {
            switch (consequence) {
                case Consequence.Push(AccountName owner, XmlElement item, String version) -> push(owner, item, version);
                case Consequence.Deliver(AccountName account, Presence stanza) -> toResources(account, stanza);
                case Consequence.Show(AccountName owner, Jid contact) -> show(owner, contact);
                case Consequence.Hide(AccountName owner, Jid contact) -> hide(owner, contact);
                case Consequence.Forward _ -> {
                    // There are no other servers yet.
                }
            }
        }
    }

    @Override
    public void inbound(Presence presence, AccountName account) {
        Optional<SubscriptionAction> action = SubscriptionAction.of(presence.type());
        if (action.isPresent()) {
            directory.cached(account).ifPresentOrElse(known -> subscription(known, presence, account, action.get()),
                    () -> directory.lookUp(account, known -> subscription(known, presence, account, action.get())));
        } else if (presence.type() == Presence.Type.PROBE) {
            presence.from().ifPresent(from -> probe(account, from));
        } else {
            toResources(account, presence);
        }
    }

    private void subscription(AccountDirectory.Existence known, Presence presence, AccountName account,
            SubscriptionAction action) {
        if (known == AccountDirectory.Existence.EXISTS) {
            rosters.receive(account, action, presence, result -> {
                if (result instanceof RosterResult.Committed(var consequences, _)) {
                    tell(consequences);
                }
            });
        }
    }

    private void probe(AccountName account, Jid from) {
        withRoster(account, roster -> {
            if (roster.isSeenBy(from.bare())) {
                resources(account)
                        .forEach(resource -> resource.presence().ifPresent(p -> toAddress(p.withTo(from), from)));
            }
        });
    }

    private void push(AccountName owner, XmlElement item, String version) {
        for (Endpoint endpoint : registry.of(owner)) {
            if (endpoint instanceof XmppEndpoint session) {
                session.post(new Input.RosterPushed(item, version));
            }
        }
    }

    private void show(AccountName owner, Jid contact) {
        resources(owner).forEach(resource -> resource.presence().ifPresent(p -> toAddress(p.withTo(contact), contact)));
    }

    private void hide(AccountName owner, Jid contact) {
        resources(owner).filter(XmppEndpoint::available)
                .forEach(resource -> toAddress(unavailable(resource.jid(), contact), contact));
    }

    private void toContacts(Roster roster, Presence presence) {
        for (RosterItem item : roster.all()) {
            if (item.subscription().from()) {
                toAddress(presence.withTo(item.contact()), item.contact());
            }
        }
    }

    /// Section 4.3: as if a probe had gone to each contact. The contact's own roster has the last word.
    private void probeContacts(Roster roster, Jid self, XmppEndpoint session) {
        for (RosterItem item : roster.all()) {
            Optional<AccountName> contact = local(item.contact());
            if (item.subscription().to() && contact.isPresent() && !registry.of(contact.get()).isEmpty()) {
                withRoster(contact.get(), theirs -> {
                    if (theirs.isSeenBy(self.bare())) {
                        showResources(contact.get(), self, session);
                    }
                });
            }
        }
    }

    /// Section 3.1.3: a request is delivered again at each initial presence until it is answered.
    private static void deliverRequests(Roster roster, XmppEndpoint session) {
        for (RosterItem item : roster.all()) {
            if (item.subscription().pendingIn()) {
                item.request().ifPresent(request -> session.deliver(Delivery.of(request)));
            }
        }
    }

    private void showResources(AccountName account, Jid to, XmppEndpoint session) {
        for (Endpoint endpoint : registry.of(account)) {
            if (endpoint instanceof XmppEndpoint other && !other.equals(session)) {
                other.presence().ifPresent(presence -> session.deliver(Delivery.of(presence.withTo(to).element())));
            }
        }
    }

    private void toAddress(Presence presence, Jid to) {
        Optional<AccountName> account = local(to);
        if (account.isEmpty()) {
            return;
        }
        if (to.isBare()) {
            toResources(account.get(), presence);
        } else {
            registry.find(account.get(), to.resource())
                    .ifPresent(endpoint -> endpoint.deliver(Delivery.of(presence.element())));
        }
    }

    private void toResources(AccountName account, Presence presence) {
        Delivery delivery = Delivery.of(presence.element());
        for (Endpoint endpoint : registry.of(account)) {
            if (endpoint.available()) {
                endpoint.deliver(delivery);
            }
        }
    }

    private Stream<XmppEndpoint> resources(AccountName account) {
        return registry.of(account).stream().filter(XmppEndpoint.class::isInstance).map(XmppEndpoint.class::cast);
    }

    private void withRoster(AccountName account, Consumer<Roster> then) {
        rosters.read(account, roster -> roster.ifPresent(then));
    }

    private Optional<AccountName> local(Jid address) {
        return address.domain().equals(domain) ? AccountName.parse(address.local()) : Optional.empty();
    }

    private static Presence unavailable(Jid from, Jid to) {
        XmlElement element = XmlElement.builder(Namespaces.CLIENT, "presence").attribute("type", "unavailable")
                .attribute("from", from.toString()).attribute("to", to.toString()).build();
        return new Presence(element, Presence.Type.UNAVAILABLE, Optional.of(from), Optional.of(to), 0);
    }
}
