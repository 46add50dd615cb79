package io.portcullis.gateway.xmpp.roster;

import io.portcullis.auth.account.AccountName;
import io.portcullis.protocol.xmpp.StanzaError;
import java.util.List;
import java.util.Set;

/// What became of a change.
public sealed interface RosterResult {
    /// It is on the disk.
    ///
    /// @param touched whose rosters it changed
    record Committed(List<Consequence> consequences, Set<AccountName> touched) implements RosterResult {
        public Committed {
            consequences = List.copyOf(consequences);
            touched = Set.copyOf(touched);
        }
    }

    /// It was not made.
    record Refused(StanzaError error) implements RosterResult {}
}
