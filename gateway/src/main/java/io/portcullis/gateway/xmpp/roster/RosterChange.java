package io.portcullis.gateway.xmpp.roster;

import io.portcullis.protocol.xmpp.Jid;
import java.util.List;

/// What a client's roster set asks for.
public sealed interface RosterChange {
    Jid contact();

    /// Put the contact in, or give it another name and other groups.
    record Put(Jid contact, String name, List<String> groups) implements RosterChange {
        public Put {
            groups = List.copyOf(groups);
        }
    }

    /// Take the contact out, and end every subscription with it.
    record Remove(Jid contact) implements RosterChange {}
}
