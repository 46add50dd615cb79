package io.portcullis.auth.service;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.secondstep.TwoStepStatus;
import io.portcullis.auth.service.AccountChanges.Plan;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.RecoveryStore;
import io.portcullis.auth.store.StoredAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How owners turn two-step verification on and off. Every method blocks; they throw [AccountException] for what cannot be
/// done.
public final class TwoStep {
    private final RecoveryStore recoveries;
    private final AccountChanges changes;
    private final Totps totps;
    private final Passkeys passkeys;
    private final RecoveryKeys recoveryKeys;
    private final OneTimeCodes oneTimeCodes;

    TwoStep(RecoveryStore recoveries, AccountChanges changes, SecondStepCheck.Kinds kinds) {
        this.recoveries = recoveries;
        this.changes = changes;
        this.totps = kinds.totps();
        this.passkeys = kinds.passkeys();
        this.recoveryKeys = kinds.recoveryKeys();
        this.oneTimeCodes = kinds.oneTimeCodes();
    }

    /// How it stands.
    public TwoStepStatus status(AccountName name) {
        return changes.look(name, stored -> stored.map(account -> new TwoStepStatus(account.account().twoStep(),
                account.primaryHash().isPresent(), totps.list(name), passkeys.list(name), recoveryKeys.isLive(account),
                oneTimeCodes.left(account))))
                .orElseThrow(() -> new AccountException(Reason.UNKNOWN_ACCOUNT, "No account is named " + name));
    }

    /// Turns it on.
    ///
    /// @throws AccountException with `NOT_READY` where there are no two ways back: a recovery key that was typed back and not
    /// used, and a passkey or an authenticator app
    public Account on(AccountName name) {
        changes.change(name, (account, at, version) -> {
            if (!account.account().twoStep() && !(recoveryKeys.isLive(account) && anyFactor(account))) {
                throw new AccountException(Reason.NOT_READY,
                        "Two-step needs a recovery key that was typed back, and a passkey or an authenticator app, before it goes on");
            }
            return turning(account, true, at, version);
        });
        return changes.load(name).account();
    }

    private boolean anyFactor(StoredAccount account) {
        return passkeys.anyUsable(account) || totps.anyUsable(account);
    }

    /// Turns it off. Recovery key, one-time codes, passkeys, authenticator apps and trusted browsers all go: secrets that protect
    /// nothing are not kept, and whoever turns it on again shows anew that each way back works. A phone lost meanwhile would
    /// else count again.
    ///
    /// @throws AccountException with `NOT_READY` while the waiting period after a recovery lasts, and where there is no password: nothing
    /// would open the account
    public Account off(AccountName name) {
        changes.change(name, (account, at, version) -> {
            if (account.account().twoStep() && recoveries.reset(name).filter(at::isBefore).isPresent()) {
                throw new AccountException(Reason.NOT_READY,
                        "Two-step stays on until the waiting period after the recovery is over");
            }
            if (account.account().twoStep() && account.primaryHash().isEmpty()) {
                throw new AccountException(Reason.NOT_READY,
                        "Two-step stays on while the account has no password: its passkeys would go, too");
            }
            return turning(account, false, at, version);
        });
        return changes.load(name).account();
    }

    /// Until when it cannot be turned off, after a recovery.
    public Optional<Instant> heldUntil(AccountName name) {
        return recoveries.reset(name).filter(changes.now()::isBefore);
    }

    /// Whether the owner of a recovered account has set up no second step again yet: then there is none to ask for, and the new
    /// password alone opens the account pages.
    public boolean startsAnew(AccountName name) {
        return recoveries.reset(name).isPresent() && status(name).hasNothing();
    }

    /// What turns it on or off; nothing where it is so already.
    static Plan turning(StoredAccount stored, boolean on, Instant at, long version) {
        Account account = stored.account();
        if (account.twoStep() == on) {
            return Plan.NOTHING;
        }
        List<AccountWrite> writes = new ArrayList<>();
        writes.add(new AccountWrite.DropPrimaryVerifiers());
        writes.add(new AccountWrite.SetTwoStep(on));
        if (!on) {
            stored.secondSteps().forEach(secret -> writes.add(new AccountWrite.DropSecondStep(secret.id())));
            writes.add(new AccountWrite.DropTrustedBrowsers());
            writes.add(new AccountWrite.DropReset());
        }
        return new Plan(writes, List.of(new AuthEvent.TwoStepChanged(account.name(), at, version, on)));
    }
}
