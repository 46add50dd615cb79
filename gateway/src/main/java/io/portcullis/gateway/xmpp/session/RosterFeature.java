package io.portcullis.gateway.xmpp.session;

import io.portcullis.gateway.xmpp.roster.Roster;
import io.portcullis.gateway.xmpp.roster.RosterChange;
import io.portcullis.gateway.xmpp.roster.RosterItem;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Iq;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.StanzaError;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The roster: RFC 6121 section 2, with versions.
final class RosterFeature implements IqFeature {
    /// The most bytes of a name or a group's name.
    static final int MAX_NAME_BYTES = 1_023;
    /// The most groups of a contact.
    static final int MAX_GROUPS = 32;

    private final Surroundings surroundings;

    RosterFeature(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void request(Turn turn, Iq request, XmlElement payload) {
        if (!payload.name().equals("query")) {
            refuse(turn, request, StanzaError.Condition.BAD_REQUEST);
        } else if (request.type() == Iq.Type.GET) {
            turn.emit(new Effect.ReadRoster(request, turn.number()));
        } else {
            set(turn, request, payload);
        }
    }

    /// Section 2.6.3: a client that has this version already gets an empty result. From here on it is told of changes.
    void read(Turn turn, Input.RosterRead read) {
        turn.change(SessionState.Online::withInterested);
        Optional<String> known = read.request().payload().flatMap(query -> query.attribute("ver"));
        Roster roster = read.roster();
        if (known.filter(roster.versionText()::equals).isPresent()) {
            turn.send(read.request().result().element());
            return;
        }
        XmlElement.Builder query = XmlElement.builder(Namespaces.ROSTER, "query").attribute("ver",
                known.map(v -> roster.versionText()));
        for (RosterItem item : roster.all()) {
            if (item.listed()) {
                query.child(item.element());
            }
        }
        turn.send(read.request().result(query.build()).element());
    }

    /// Section 2.1.6, to a client that has asked for the roster.
    void push(Turn turn, XmlElement item, String version) {
        if (turn.state().interested()) {
            XmlElement query = XmlElement.builder(Namespaces.ROSTER, "query").attribute("ver", version).child(item)
                    .build();
            turn.send(XmlElement.builder(Namespaces.CLIENT, "iq").attribute("type", "set")
                    .attribute("id", surroundings.newId()).attribute("to", turn.jid().toString()).child(query).build());
        }
    }

    /// Section 2.3.3 lists the errors. Elements that are not the roster's own are another extension's, and are passed over:
    /// RFC 6120 section 8.4.
    private static void set(Turn turn, Iq request, XmlElement payload) {
        List<XmlElement> items = Children.named(payload, Namespaces.ROSTER, "item");
        if (items.size() != 1) {
            refuse(turn, request, StanzaError.Condition.BAD_REQUEST);
            return;
        }
        XmlElement item = items.getFirst();
        Optional<Jid> contact = item.attribute("jid").flatMap(Jid::parse).filter(Jid::isBare);
        if (contact.isEmpty()) {
            refuse(turn, request, StanzaError.Condition.BAD_REQUEST);
        } else if (contact.get().equals(turn.jid().bare())) {
            refuse(turn, request, StanzaError.Condition.NOT_ALLOWED);
        } else if (item.attribute("subscription").filter("remove"::equals).isPresent()) {
            turn.emit(new Effect.ChangeRoster(request, new RosterChange.Remove(contact.get()), turn.number()));
        } else {
            put(turn, request, contact.get(), item);
        }
    }

    private static void put(Turn turn, Iq request, Jid contact, XmlElement item) {
        String name = item.attribute("name").orElse("");
        List<XmlElement> children = Children.named(item, Namespaces.ROSTER, "group");
        Set<String> groups = new HashSet<>();
        boolean fits = isShort(name) && children.size() <= MAX_GROUPS;
        for (XmlElement child : children) {
            String group = child.text();
            if (!groups.add(group)) {
                refuse(turn, request, StanzaError.Condition.BAD_REQUEST);
                return;
            }
            fits &= !group.isEmpty() && isShort(group);
        }
        if (fits) {
            List<String> sorted = groups.stream().sorted().toList();
            turn.emit(new Effect.ChangeRoster(request, new RosterChange.Put(contact, name, sorted), turn.number()));
        } else {
            refuse(turn, request, StanzaError.Condition.NOT_ACCEPTABLE);
        }
    }

    private static boolean isShort(String text) {
        return text.length() <= MAX_NAME_BYTES && text.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME_BYTES;
    }

    private static void refuse(Turn turn, Iq request, StanzaError.Condition condition) {
        turn.refuse(request, condition);
        turn.settle();
    }
}
