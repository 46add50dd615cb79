package io.portcullis.auth.service;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.LastUse;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.recovery.Recovery;
import io.portcullis.auth.recovery.RecoveryEnd;
import io.portcullis.auth.recovery.RecoveryOrigin;
import io.portcullis.auth.service.AccountChanges.Plan;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.store.AuditLog;
import io.portcullis.auth.store.RecoveryStore;
import io.portcullis.auth.store.StoredAccount;
import io.portcullis.auth.store.StoredAppPassword;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries recoveries on: begins those that were asked for, cancels those whose owner has signed in, and sends the link when
/// the waiting period is over.
public final class RecoveryDesk {
    /// Nothing is begun again so soon: else whoever asks fills the owner's mailbox.
    static final Duration SPACING = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(RecoveryDesk.class);
    private static final int BATCH = 100;
    private static final int LOOKED_BACK = 500;

    private final RecoveryStore store;
    private final AuditLog audit;
    private final AccountChanges changes;
    private final Notices notices;
    private final Recoveries recoveries;
    /// Whose recovery a device's sign-in cancels.
    private volatile Map<AccountName, Instant> cancellable = Map.of();
    private final Set<AccountName> signedIn = ConcurrentHashMap.newKeySet();

    RecoveryDesk(AccountParts parts, AccountChanges changes, Notices notices, Recoveries recoveries) {
        this.store = parts.stores().recoveries();
        this.audit = parts.stores().audit();
        this.changes = changes;
        this.notices = notices;
        this.recoveries = recoveries;
    }

    /// Comes on the login's own thread: only puts down.
    void heard(AuthEvent event) {
        boolean signIn = event instanceof AuthEvent.AppPasswordUsed || event instanceof AuthEvent.PrimaryPasswordUsed;
        if (signIn && cancellable.containsKey(event.account())) {
            signedIn.add(event.account());
        }
    }

    /// To be called every few seconds.
    ///
    /// @throws io.portcullis.auth.store.StoreException where the database fails; the next call goes on
    public void work() {
        for (AccountName name : store.asked(BATCH)) {
            attempt(name, () -> begin(name));
            store.answered(name);
        }
        for (AccountName name : Set.copyOf(signedIn)) {
            attempt(name, () -> recoveries.cancel(name, RecoveryEnd.SIGN_IN));
            signedIn.remove(name);
        }
        Instant now = changes.now();
        store.ripe(now, BATCH).forEach(name -> attempt(name, () -> ripen(name)));
        store.overdue(now, BATCH).forEach(name -> attempt(name, () -> recoveries.cancel(name, RecoveryEnd.EXPIRED)));
        cancellable = store.recoveries().stream().filter(recovery -> recovery.origin() == RecoveryOrigin.OWNER)
                .collect(Collectors.toUnmodifiableMap(Recovery::account, Recovery::asked));
    }

    /// An account that is not there, or is changed by others all the time, is nothing to stop for.
    private static void attempt(AccountName name, Runnable work) {
        try {
            work.run();
        } catch (AccountException notMade) {
            if (notMade.reason() != Reason.UNKNOWN_ACCOUNT) {
                LOG.warn("the recovery of {} was not carried on: {}", name, notMade.getMessage());
            }
        }
    }

    private void begin(AccountName name) {
        var _ = changes.change(name, (account, at, version) -> account.account().status() == AccountStatus.ACTIVE
                && store.recovery(name).isEmpty() && !begunSince(name, at.minus(SPACING))
                        ? RecoveryPlans.starting(account, RecoveryOrigin.OWNER, notices, at, version)
                                .orElse(Plan.NOTHING)
                        : Plan.NOTHING);
    }

    private boolean begunSince(AccountName name, Instant since) {
        return audit.latest(name, LOOKED_BACK).stream().anyMatch(
                row -> row.entry().kind().equals("RecoveryStarted") && row.entry().at().isAfter(since));
    }

    /// Decides on what is there when it is committed: another process may be doing the same.
    private void ripen(AccountName name) {
        var _ = changes.change(name, (account, at, version) -> store.ripe(at, Integer.MAX_VALUE).contains(name)
                ? store.recovery(name).map(recovery -> ripened(account, recovery, at, version)).orElse(Plan.NOTHING)
                : Plan.NOTHING);
    }

    private Plan ripened(StoredAccount account, Recovery recovery, Instant at, long version) {
        if (recovery.origin() == RecoveryOrigin.OWNER && usedSince(account, recovery.asked())) {
            return Recoveries.cancelling(recovery, RecoveryEnd.SIGN_IN, at, version);
        }
        return Optional.of(account).filter(open -> open.account().status() == AccountStatus.ACTIVE)
                .flatMap(_ -> RecoveryPlans.ready(recovery, notices, at, version))
                .orElseGet(() -> Recoveries.cancelling(recovery, RecoveryEnd.EXPIRED, at, version));
    }

    /// A use may have come while nobody listened.
    private static boolean usedSince(StoredAccount account, Instant asked) {
        return account.appPasswords().stream().map(StoredAppPassword::appPassword).map(AppPassword::lastUse)
                .flatMap(Optional::stream).map(LastUse::at).anyMatch(at -> at.isAfter(asked));
    }
}
