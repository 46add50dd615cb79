package io.portcullis.auth.event;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.invitation.InvitationEnd;
import io.portcullis.auth.notice.MailAddress;
import java.time.Instant;
import java.util.Optional;

/// A step from an invitation to an account's first password, or first passkey.
public sealed interface InvitationChange extends AuthEvent.Change {
    /// An operator invited somebody; a link before leads nowhere any more.
    ///
    /// @param by who did
    /// @param to where the link is mailed
    record Invited(AccountName account, Instant at, long authVersion, Instant expires, String by,
            Optional<MailAddress> to) implements InvitationChange {}

    /// Whoever had the link has chosen the first password.
    record InvitationAccepted(AccountName account, Instant at, long authVersion) implements InvitationChange {}

    /// It leads nowhere any more, and nobody has chosen a password by it.
    record InvitationEnded(AccountName account, Instant at, long authVersion,
            InvitationEnd end) implements InvitationChange {}
}
