package io.portcullis.auth.store;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.account.GroupName;
import io.portcullis.auth.fast.FastTokenId;
import io.portcullis.auth.invitation.Invitation;
import io.portcullis.auth.login.UsageStore;
import io.portcullis.auth.notice.MailId;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.notice.NotificationAddress;
import io.portcullis.auth.notice.OutboxMail;
import io.portcullis.auth.notice.OutboxState;
import io.portcullis.auth.passkey.Passkey;
import io.portcullis.auth.passkey.PasskeyId;
import io.portcullis.auth.recovery.Recovery;
import io.portcullis.auth.rollout.RolloutPlans;
import io.portcullis.auth.secondstep.TokenHash;
import io.portcullis.auth.secondstep.Totp;
import io.portcullis.auth.secondstep.TotpId;
import io.portcullis.auth.secondstep.TrustedBrowser;
import io.portcullis.auth.secondstep.TrustedBrowserId;
import io.portcullis.auth.secret.KeyId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/// Stores that forget everything, for tests; they pass the same contracts as the real ones. A transaction works on a copy.
public final class MemoryStores extends MemoryUpkeep
        implements
            AuthStores,
            AuditLog,
            SealStore,
            UsageStore,
            PrimaryUseLog,
            RolloutStore,
            NoticeStore,
            SecondStepStore,
            FastTokenStore {
    private final MemoryApiTokens apiTokens = new MemoryApiTokens(this);
    private MemoryState state = new MemoryState();

    @Override
    MemoryState current() {
        return state;
    }

    @Override
    public AccountStore accounts() {
        return this;
    }

    @Override
    public UsageStore usages() {
        return this;
    }

    @Override
    public PrimaryUseLog primaryUses() {
        return this;
    }

    @Override
    public RolloutStore rollout() {
        return this;
    }

    @Override
    public SealStore seals() {
        return this;
    }

    @Override
    public SecondStepStore secondSteps() {
        return this;
    }

    @Override
    public FastTokenStore fastTokens() {
        return this;
    }

    @Override
    public SetUpLinkStore setUpLinks() {
        return MemorySetUpLinks.store(this, () -> state.setUpLinks);
    }

    @Override
    public NoticeStore notices() {
        return this;
    }

    @Override
    public RecoveryStore recoveries() {
        return new RecoveryStore() {
            @Override
            public void ask(AccountName name, Instant at) {
                with(recoveries -> recoveries.asked.putIfAbsent(name, at));
            }

            @Override
            public List<AccountName> asked(int limit) {
                return with(recoveries -> List.copyOf(recoveries.asked.keySet())).stream().limit(limit).toList();
            }

            @Override
            public void answered(AccountName name) {
                with(recoveries -> recoveries.asked.remove(name));
            }

            @Override
            public Optional<Recovery> recovery(AccountName account) {
                return with(MemoryRecoveries::all).stream().filter(one -> one.account().equals(account)).findFirst();
            }

            @Override
            public Optional<Recovery> recoveryByCancelLink(TokenHash token) {
                return with(recoveries -> recoveries.byCancel(token)).stream().findFirst();
            }

            @Override
            public Optional<Recovery> recoveryByFinishLink(TokenHash token, Instant now) {
                return with(recoveries -> recoveries.byFinish(token, now)).stream().findFirst();
            }

            @Override
            public List<Recovery> recoveries() {
                return with(MemoryRecoveries::all);
            }

            @Override
            public List<AccountName> ripe(Instant now, int limit) {
                return with(recoveries -> recoveries.ripe(now)).stream().map(Recovery::account).limit(limit).toList();
            }

            @Override
            public List<AccountName> overdue(Instant now, int limit) {
                return with(recoveries -> recoveries.overdue(now)).stream().map(Recovery::account).limit(limit)
                        .toList();
            }

            @Override
            public Optional<Instant> reset(AccountName account) {
                return with(recoveries -> recoveries.reset(account));
            }
        };
    }

    @Override
    public InvitationStore invitations() {
        return new InvitationStore() {
            @Override
            public Optional<Invitation> invitation(AccountName account) {
                return open().of(account);
            }

            @Override
            public Optional<Invitation> invitationByLink(TokenHash link, Instant now) {
                return open().byLink(link, now);
            }

            @Override
            public long count() {
                return open().all().size();
            }

            @Override
            public List<Invitation> invitations(int limit) {
                return open().all().stream().limit(limit).toList();
            }

            @Override
            public List<AccountName> lapsed(Instant now, int limit) {
                return open().lapsed(now).stream().limit(limit).toList();
            }
        };
    }

    /// A state is never changed once it is there.
    private synchronized MemoryInvitations open() {
        return state.invitations;
    }

    private synchronized <T> T with(Function<MemoryRecoveries, T> work) {
        return work.apply(state.recoveries);
    }

    @Override
    public ApiTokenStore apiTokens() {
        return apiTokens;
    }

    @Override
    public AuditLog audit() {
        return this;
    }

    @Override
    public synchronized Optional<StoredAccount> load(AccountName name) {
        return state.load(name);
    }

    @Override
    public OptionalLong version(AccountName name) {
        return load(name).stream().mapToLong(stored -> stored.account().authVersion()).findFirst();
    }

    @Override
    public synchronized List<Account> list(Optional<AccountName> after, int limit) {
        return state.list(after, limit);
    }

    @Override
    public synchronized List<AccountName> withExpired(Instant now, int limit) {
        return state.withExpired(now, limit);
    }

    @Override
    public synchronized Optional<Instant> firstExpiry() {
        return state.firstExpiry();
    }

    @Override
    public synchronized Optional<List<Account>> create(List<NewAccount> accounts) {
        if (accounts.stream().anyMatch(account -> state.accounts.containsKey(account.name()))) {
            return Optional.empty();
        }
        MemoryState next = new MemoryState(state);
        accounts.forEach(next::create);
        accounts.forEach(account -> next.append(account.audit()));
        state = next;
        return Optional.of(accounts.stream().map(account -> load(account.name()).orElseThrow().account()).toList());
    }

    @Override
    public synchronized boolean apply(AccountChange change) {
        if (version(change.account()).orElse(-1) != change.fromVersion()) {
            return false;
        }
        MemoryState next = new MemoryState(state);
        next.apply(change);
        next.append(change.audit());
        state = next;
        return true;
    }

    @Override
    public synchronized void append(AuditEntry entry) {
        MemoryState next = new MemoryState(state);
        next.append(List.of(entry));
        state = next;
    }

    @Override
    public synchronized List<AuditRow> after(long seq, int limit) {
        return state.audit.stream().filter(row -> row.seq() > seq).limit(limit).toList();
    }

    @Override
    public synchronized List<AuditRow> latest(AccountName account, int limit) {
        return state.latest(account, limit, false);
    }

    @Override
    public synchronized List<AuditRow> latestRefused(AccountName account, int limit) {
        return state.latest(account, limit, true);
    }

    @Override
    public synchronized long length() {
        return state.audit.size();
    }

    @Override
    public synchronized Set<KeyId> keys() {
        return Set.copyOf(state.keys.keySet());
    }

    @Override
    public synchronized Map<KeyId, Instant> added() {
        return Map.copyOf(state.keys);
    }

    @Override
    public synchronized void allow(KeyId key, Instant at) {
        state.keys.putIfAbsent(key, at);
    }

    @Override
    public synchronized boolean retire(KeyId key) {
        return count(key) == 0 && state.keys.remove(key) != null;
    }

    @Override
    public synchronized List<Row> sealedOtherwise(KeyId key, Optional<Row> after, int limit) {
        return state.sealed().stream().sorted(MemoryState.ROWS)
                .filter(row -> !row.credential().sealed().key().equals(key))
                .filter(row -> after.isEmpty() || MemoryState.ROWS.compare(row, after.get()) > 0).limit(limit).toList();
    }

    @Override
    public synchronized void reseal(List<Reseal> rows) {
        MemoryState next = new MemoryState(state);
        rows.forEach(next::reseal);
        state = next;
    }

    @Override
    public synchronized long count(KeyId key) {
        return state.sealed().stream().filter(row -> row.credential().sealed().key().equals(key)).count();
    }

    @Override
    public synchronized void record(List<Usage> usages) {
        MemoryState next = new MemoryState(state);
        usages.forEach(next::use);
        state = next;
    }

    @Override
    public synchronized void keep(List<Use> uses) {
        MemoryState next = new MemoryState(state);
        uses.forEach(next::keep);
        state = next;
    }

    @Override
    public synchronized List<Use> since(Optional<GroupName> group, Instant from, Optional<Key> after,
            int limit) {
        return state.since(group, from, after, limit);
    }

    @Override
    public synchronized Optional<RolloutPlans> load() {
        return state.plans;
    }

    @Override
    public synchronized void save(RolloutPlans plans, AuditEntry audit) {
        append(audit);
        state.plans = Optional.of(plans);
    }

    @Override
    public synchronized List<Totp> totps(AccountName account) {
        return state.secondSteps.totps(account);
    }

    @Override
    public synchronized boolean useStep(AccountName account, TotpId id, long step) {
        return isActive(account) && state.secondSteps.useStep(account, id, step);
    }

    @Override
    public synchronized List<Passkey> passkeys(AccountName account) {
        return state.secondSteps.passkeys(account);
    }

    @Override
    public synchronized Optional<AccountName> passkeyOwner(String credentialHash) {
        return state.secondSteps.passkeyOwner(credentialHash);
    }

    @Override
    public synchronized boolean usePasskey(AccountName account, PasskeyId id, long counter, Instant asked,
            Instant at) {
        return isActive(account) && state.secondSteps.usePasskey(account, id, counter, asked, at);
    }

    @Override
    public synchronized List<TrustedBrowser> browsers(AccountName account) {
        return state.secondSteps.browsers(account);
    }

    @Override
    public synchronized Optional<TrustedBrowser> browser(AccountName account, TokenHash token) {
        return isActive(account) ? state.secondSteps.browser(account, token) : Optional.empty();
    }

    @Override
    public synchronized void browserUsed(AccountName account, TrustedBrowserId id, Instant at) {
        state.secondSteps.browserUsed(account, id, at);
    }

    @Override
    public synchronized boolean put(StoredFastToken added, Optional<FastTokenId> kept, long version, int most) {
        return state.put(added, kept, version, most);
    }

    @Override
    public synchronized boolean count(AccountName account, FastTokenId id, long count) {
        return state.fastTokens.count(account, id, count);
    }

    @Override
    public synchronized void drop(AccountName account, Set<FastTokenId> ids) {
        state.fastTokens.remove(account, token -> ids.contains(token.id()));
    }

    @Override
    public synchronized int dropExpired(Instant now) {
        return state.fastTokens.removeExpired(now);
    }

    private boolean isActive(AccountName account) {
        return load(account).filter(stored -> stored.account().status() == AccountStatus.ACTIVE).isPresent();
    }

    @Override
    public synchronized List<NotificationAddress> addresses(AccountName account) {
        return state.notices.addresses(account);
    }

    @Override
    public synchronized Optional<NotificationAddress> unconfirmed(TokenHash token, Instant now) {
        return state.notices.unconfirmed(token, now);
    }

    @Override
    public synchronized boolean addMails(AccountName account, NoticeKind kind, Instant at, Instant notSince,
            List<StoredMail> mails) {
        MemoryState next = new MemoryState(state);
        if (load(account).isEmpty() || !next.notices.tell(account, kind, at, notSince)) {
            return false;
        }
        mails.forEach(next::add);
        state = next;
        return true;
    }

    @Override
    public synchronized List<StoredMail> due(Instant now, int limit) {
        return state.notices.due(now, limit);
    }

    @Override
    public synchronized boolean claim(OutboxMail mail, Instant until) {
        return state.notices.claim(mail, until);
    }

    @Override
    public synchronized void sent(MailId id) {
        state.notices.sent(id);
    }

    @Override
    public synchronized void failed(MailId id, String failure, Optional<Instant> next) {
        state.notices.failed(id, failure, next);
    }

    @Override
    public synchronized boolean retry(MailId id, Instant now) {
        return state.notices.retry(id, now);
    }

    @Override
    public synchronized OutboxState state() {
        return state.notices.state();
    }

    @Override
    public synchronized List<OutboxMail> mails(int limit) {
        return state.notices.mails(limit);
    }

    @Override
    public synchronized void forget(Instant before) {
        state.notices.forget(before);
    }

    @Override
    public List<Untold> untold(NoticeKind kind, Instant usedSince, Optional<AccountName> after, int limit) {
        return state.untold(kind, usedSince, after, limit);
    }

    @Override
    public synchronized List<Expiring> expiring(Instant after, Instant until, long atLeast, int limit) {
        return state.accounts.values().stream()
                .flatMap(stored -> stored.appPasswords().stream().map(StoredAppPassword::appPassword))
                .filter(app -> app.expires().filter(at -> at.isAfter(after) && !at.isAfter(until)
                        && at.toEpochMilli() - app.created().toEpochMilli() > atLeast).isPresent())
                .filter(app -> !state.notices.isReminded(app.account(), app.id()))
                .map(app -> new Expiring(app.account(), app.id())).limit(limit).toList();
    }

    @Override
    public void close() {}
}
