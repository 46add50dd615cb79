package io.portcullis.auth.store;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.recovery.Recovery;
import io.portcullis.auth.secondstep.TokenHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Recoveries that are under way, and what is left of those that were finished. They are begun and ended by an
/// [AccountChange].
///
/// All methods block and throw [StoreException] when the database fails; then nothing was changed.
public interface RecoveryStore {
    /// Puts a name down that a recovery was asked for, whoever has it or nobody.
    void ask(AccountName name, Instant at);

    /// Up to `limit` names that were put down.
    List<AccountName> asked(int limit);

    /// Strikes a name out.
    void answered(AccountName name);

    /// The recovery of an account.
    Optional<Recovery> recovery(AccountName account);

    /// The recovery that a link cancels.
    Optional<Recovery> recoveryByCancelLink(TokenHash token);

    /// The recovery that a link finishes at `now`.
    Optional<Recovery> recoveryByFinishLink(TokenHash token, Instant now);

    /// All that are under way.
    List<Recovery> recoveries();

    /// Up to `limit` accounts whose waiting period is over at `now`, and whose link is still to be sent.
    List<AccountName> ripe(Instant now, int limit);

    /// Up to `limit` accounts whose link was not opened before `now`.
    List<AccountName> overdue(Instant now, int limit);

    /// Until when the owner of a recovered account cannot turn two-step off; empty where it was not recovered with two-step on.
    Optional<Instant> reset(AccountName account);
}
