package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.invitation.Invitation;
import io.portcullis.auth.secondstep.TokenHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Invitations that nobody has accepted. They are written by an [AccountChange], or with a new account; they go with their
/// account, and as soon as it has a primary password or two-step on.
///
/// All methods block and throw [StoreException] when the database fails.
public interface InvitationStore {
    /// The invitation of an account, also where its time is over.
    Optional<Invitation> invitation(AccountName account);

    /// The invitation that a link accepts at `now`.
    Optional<Invitation> invitationByLink(TokenHash link, Instant now);

    /// How many there are, those whose time is over too.
    long count();

    /// Up to `limit` invitations, in the order of their accounts' bytes; those whose time is over too.
    List<Invitation> invitations(int limit);

    /// Up to `limit` accounts whose invitation's time is over at `now`.
    List<AccountName> lapsed(Instant now, int limit);
}
