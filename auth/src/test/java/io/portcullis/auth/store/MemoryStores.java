package io.portcullis.auth.store;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.login.UsageStore;
import io.portcullis.auth.rollout.RolloutPlan;
import io.portcullis.auth.secondstep.TokenHash;
import io.portcullis.auth.secondstep.Totp;
import io.portcullis.auth.secondstep.TotpId;
import io.portcullis.auth.secondstep.TrustedBrowser;
import io.portcullis.auth.secondstep.TrustedBrowserId;
import io.portcullis.auth.secret.KeyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Stores that forget everything, for tests; they pass the same contracts as the real ones. A transaction works on a copy.
public final class MemoryStores
        implements
            AuthStores,
            AccountStore,
            AuditLog,
            SealStore,
            UsageStore,
            PrimaryUseLog,
            RolloutStore,
            SecondStepStore {
    private final MemoryApiTokens apiTokens = new MemoryApiTokens(this);
    private MemoryState state = new MemoryState();

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
    public ApiTokenStore apiTokens() {
        return apiTokens;
    }

    @Override
    public AuditLog audit() {
        return this;
    }

    @Override
    public synchronized Optional<StoredAccount> load(AccountName name) {
        return Optional.ofNullable(state.accounts.get(name));
    }

    @Override
    public OptionalLong version(AccountName name) {
        return load(name).stream().mapToLong(stored -> stored.account().authVersion()).findFirst();
    }

    @Override
    public synchronized List<Account> list(Optional<AccountName> after, int limit) {
        return state.accounts.values().stream().map(StoredAccount::account)
                .filter(account -> after.isEmpty() || MemoryState.BYTES.compare(account.name(), after.get()) > 0)
                .limit(limit).toList();
    }

    @Override
    public synchronized List<AccountName> withExpired(Instant now, int limit) {
        return state.accounts.values().stream().filter(stored -> stored.appPasswords().stream().anyMatch(
                app -> app.appPassword().expires().filter(expires -> !expires.isAfter(now)).isPresent()))
                .map(stored -> stored.account().name()).limit(limit).toList();
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
        return state.audit.reversed().stream().filter(row -> row.entry().account().equals(Optional.of(account)))
                .limit(limit).toList();
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
        List<Row> rows = new ArrayList<>();
        state.accounts.values().forEach(stored -> MemoryState.credentials(stored)
                .forEach(credential -> rows.add(new Row(stored.account().name(), credential))));
        rows.sort(MemoryState.ROWS);
        return rows.stream().filter(row -> !row.credential().sealed().key().equals(key))
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
        return state.accounts.values().stream().flatMap(stored -> MemoryState.credentials(stored).stream())
                .filter(credential -> credential.sealed().key().equals(key)).count();
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
    public synchronized List<Use> since(Instant from, Optional<Key> after, int limit) {
        return state.uses.values().stream().filter(use -> !use.at().isBefore(from))
                .filter(use -> load(use.key().account()).filter(stored -> isOpen(stored.account())).isPresent())
                .filter(use -> after.isEmpty() || MemoryState.USES.compare(use.key(), after.get()) > 0).limit(limit)
                .toList();
    }

    private static boolean isOpen(Account account) {
        return !account.twoStep() && account.status() == AccountStatus.ACTIVE;
    }

    @Override
    public synchronized Optional<RolloutPlan> load() {
        return state.plan;
    }

    @Override
    public synchronized void save(RolloutPlan plan, AuditEntry audit) {
        append(audit);
        state.plan = Optional.of(plan);
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

    private boolean isActive(AccountName account) {
        return load(account).filter(stored -> stored.account().status() == AccountStatus.ACTIVE).isPresent();
    }

    @Override
    public void close() {}
}
