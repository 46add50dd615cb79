package io.portcullis.gateway.message;

import io.portcullis.auth.account.AccountName;
import io.portcullis.protocol.xml.XmlElement;
import java.util.Optional;

/// A message to be stored.
///
/// @param sender the local account that sent it, if one did
/// @param recipient the local account it is for
/// @param stanza in `jabber:client`, with `from` and `to`, without the server's own stanza-id
/// @param originId the sender's own id of XEP-0359, by which a stanza that is sent again is recognised
/// @param standing whether the recipient knows the sender
public record NewMessage(Optional<AccountName> sender, AccountName recipient, XmlElement stanza,
        Optional<String> originId, Keep keep, Standing standing) {
    /// Of a sender whose standing nobody has looked up.
    public NewMessage(Optional<AccountName> sender, AccountName recipient, XmlElement stanza, Optional<String> originId,
            Keep keep) {
        this(sender, recipient, stanza, originId, keep, Standing.UNKNOWN);
    }

    public NewMessage with(Standing known) {
        return new NewMessage(sender, recipient, stanza, originId, keep, known);
    }

    /// Whom it is known to come from: the server, and the recipient itself, need no roster.
    Standing effectiveStanding() {
        return sender.isEmpty() || sender.get().equals(recipient) ? Standing.CONTACT : standing;
    }

    /// How long a message stays.
    public enum Keep {
        /// In the archive of both sides, as long as the archive keeps messages.
        ARCHIVE,
        /// Until a client of the recipient has it (XEP-0334: no-permanent-store).
        UNTIL_DELIVERED
    }
}
