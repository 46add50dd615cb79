package io.portcullis.auth.store;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.LastUse;
import io.portcullis.auth.login.PrimaryUseStore;
import io.portcullis.auth.login.PrimaryUseStore.Use;
import io.portcullis.auth.login.UsageStore.Usage;
import io.portcullis.auth.rollout.RolloutPlan;
import io.portcullis.auth.secret.KeyId;
import io.portcullis.auth.secret.SealContext;
import io.portcullis.auth.store.SealStore.Reseal;
import io.portcullis.auth.store.SealStore.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// What [MemoryStores] hold, with the rules that a database keeps by its constraints.
final class MemoryState {
    static final Comparator<AccountName> BYTES = Comparator
            .comparing(name -> name.value().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
    static final Comparator<Row> ROWS = Comparator.comparing(Row::account, BYTES)
            .thenComparing(row -> row.credential().id());
    static final Comparator<PrimaryUseStore.Key> USES = Comparator.comparing(PrimaryUseStore.Key::account, BYTES)
            .thenComparing(PrimaryUseStore.Key::protocol, Comparator.comparing(Enum::name))
            .thenComparing(PrimaryUseStore.Key::client);

    final NavigableMap<AccountName, StoredAccount> accounts = new TreeMap<>(BYTES);
    final Map<AccountName, Long> removed = new HashMap<>();
    final List<AuditRow> audit = new ArrayList<>();
    final Map<KeyId, Instant> keys = new HashMap<>();
    final NavigableMap<PrimaryUseStore.Key, Use> uses = new TreeMap<>(USES);
    Optional<RolloutPlan> plan = Optional.empty();
    final MemorySecondSteps secondSteps;

    MemoryState() {
        secondSteps = new MemorySecondSteps();
    }

    MemoryState(MemoryState other) {
        accounts.putAll(other.accounts);
        removed.putAll(other.removed);
        audit.addAll(other.audit);
        keys.putAll(other.keys);
        uses.putAll(other.uses);
        plan = other.plan;
        secondSteps = new MemorySecondSteps(other.secondSteps);
    }

    static List<SealedCredential> credentials(StoredAccount stored) {
        List<SealedCredential> all = new ArrayList<>(stored.secondSteps());
        stored.primaryHash().ifPresent(all::add);
        stored.primaryVerifiers().ifPresent(all::add);
        stored.appPasswords().forEach(appPassword -> all.add(appPassword.verifiers()));
        return all;
    }

    void create(NewAccount draft) {
        Account account = new Account(draft.name(), AccountStatus.ACTIVE, draft.twoStep(),
                removed.getOrDefault(draft.name(), 0L) + 1, draft.created());
        put(new StoredAccount(account, draft.salts(), Optional.empty(), Optional.empty(), List.of(),
                List.of()));
        draft.writes().forEach(write -> write(draft.name(), write));
    }

    void apply(AccountChange change) {
        edit(change.account(), account -> new Account(account.name(), account.status(), account.twoStep(),
                account.authVersion() + 1, account.created()));
        change.writes().forEach(write -> write(change.account(), write));
    }

    private void write(AccountName name, AccountWrite write) {
        StoredAccount was = stored(name);
        switch (write) {
            case AccountWrite.SetStatus(var status) -> edit(name, account -> new Account(name, status,
                    account.twoStep(), account.authVersion(), account.created()));
            case AccountWrite.SetTwoStep(var on) -> edit(name, account -> new Account(name, account.status(), on,
                    account.authVersion(), account.created()));
            case AccountWrite.SetPasswordChanged _ -> {}
            case AccountWrite.PutPrimary(var credential) -> put(withPrimary(was, credential));
            case AccountWrite.DropPrimaryVerifiers() -> put(new StoredAccount(was.account(), was.salts(),
                    was.primaryHash(), Optional.empty(), was.appPasswords(), was.secondSteps()));
            case AccountWrite.AddAppPassword(var added) -> {
                List<StoredAppPassword> all = new ArrayList<>(was.appPasswords());
                refuseIf(all.stream().anyMatch(old -> old.appPassword().id().equals(added.appPassword().id())),
                        "unique");
                all.add(added);
                put(withAppPasswords(was, all));
            }
            case AccountWrite.RemoveAppPassword(var id) -> put(withAppPasswords(was,
                    was.appPasswords().stream().filter(old -> !old.appPassword().id().equals(id)).toList()));
            case AccountWrite.PutSecondStep(var credential) -> put(withSecondStep(was, credential));
            case AccountWrite.DropSecondStep(var id) -> {
                put(withoutSecondStep(was, id));
                secondSteps.removeTotp(name, id);
            }
            case AccountWrite.AddTotp(var added) -> {
                refuseIf(was.secondStep(added.secret().id()).isPresent(), "unique");
                put(withSecondStep(was, added.secret()));
                secondSteps.add(name, added);
            }
            case AccountWrite.AddTrustedBrowser(var added) ->
                refuseIf(!secondSteps.add(name, added), "unique");
            case AccountWrite.DropTrustedBrowser(var id) -> secondSteps.removeBrowser(name, id);
            case AccountWrite.DropTrustedBrowsers() -> secondSteps.removeBrowsers(name);
            case AccountWrite.RemoveAccount _ -> {
                secondSteps.remove(name);
                removed.put(name, was.account().authVersion());
                accounts.remove(name);
                uses.keySet().removeIf(key -> key.account().equals(name));
            }
        }
    }

    private static StoredAccount withPrimary(StoredAccount was, SealedCredential credential) {
        boolean hash = credential.id().equals(SealContext.PRIMARY_HASH);
        return new StoredAccount(was.account(), was.salts(), hash ? Optional.of(credential) : was.primaryHash(),
                hash ? was.primaryVerifiers() : Optional.of(credential), was.appPasswords(), was.secondSteps());
    }

    private static StoredAccount withoutSecondStep(StoredAccount was, String id) {
        return new StoredAccount(was.account(), was.salts(), was.primaryHash(), was.primaryVerifiers(),
                was.appPasswords(), was.secondSteps().stream().filter(old -> !old.id().equals(id)).toList());
    }

    private static StoredAccount withSecondStep(StoredAccount was, SealedCredential credential) {
        List<SealedCredential> all = new ArrayList<>(withoutSecondStep(was, credential.id()).secondSteps());
        all.add(credential);
        all.sort(Comparator.comparing(SealedCredential::id));
        return new StoredAccount(was.account(), was.salts(), was.primaryHash(), was.primaryVerifiers(),
                was.appPasswords(), all);
    }

    private static StoredAccount withAppPasswords(StoredAccount was, List<StoredAppPassword> all) {
        List<StoredAppPassword> sorted = all.stream()
                .sorted(Comparator.comparing((StoredAppPassword stored) -> stored.appPassword().created())
                        .thenComparing(stored -> stored.appPassword().id().value()))
                .toList();
        return new StoredAccount(was.account(), was.salts(), was.primaryHash(), was.primaryVerifiers(), sorted,
                was.secondSteps());
    }

    private void edit(AccountName name, UnaryOperator<Account> change) {
        StoredAccount was = stored(name);
        put(new StoredAccount(change.apply(was.account()), was.salts(), was.primaryHash(), was.primaryVerifiers(),
                was.appPasswords(), was.secondSteps()));
    }

    private StoredAccount stored(AccountName name) {
        return Optional.ofNullable(accounts.get(name)).orElseThrow(() -> new StoreException("no account", null));
    }

    private void put(StoredAccount stored) {
        refuseIf(stored.account().twoStep() && stored.primaryVerifiers().isPresent(), "two-step");
        refuseIf(credentials(stored).stream().anyMatch(credential -> !keys.containsKey(credential.sealed().key())),
                "key");
        accounts.put(stored.account().name(), stored);
    }

    private static void refuseIf(boolean broken, String constraint) {
        if (broken) {
            throw new StoreException("constraint " + constraint, null);
        }
    }

    void append(List<AuditEntry> entries) {
        for (AuditEntry entry : entries) {
            String previous = audit.isEmpty() ? AuditChain.start() : audit.getLast().hash();
            audit.add(AuditChain.next(previous, audit.size() + 1, entry));
        }
    }

    void reseal(Reseal row) {
        StoredAccount was = accounts.get(row.from().account());
        if (was == null || !credentials(was).contains(row.from().credential())) {
            return;
        }
        UnaryOperator<SealedCredential> replace = old -> old.equals(row.from().credential()) ? row.to() : old;
        put(new StoredAccount(was.account(), was.salts(), was.primaryHash().map(replace),
                was.primaryVerifiers().map(replace), was.appPasswords().stream().map(
                        old -> new StoredAppPassword(old.appPassword(), replace.apply(old.verifiers()))).toList(),
                was.secondSteps().stream().map(replace).toList()));
    }

    void keep(Use use) {
        if (!accounts.containsKey(use.key().account())) {
            return;
        }
        PrimaryUseStore.Key key = new PrimaryUseStore.Key(use.key().account(), use.key().protocol(),
                ClientText.storable(use.key().client()));
        uses.merge(key, new Use(key, use.at()), (old, later) -> later.at().isAfter(old.at()) ? later : old);
        uses.values().stream().filter(kept -> kept.key().account().equals(key.account()))
                .sorted(Comparator.comparing(Use::at).reversed().thenComparing(Use::key, USES))
                .skip(PrimaryUseStore.CLIENTS).toList().forEach(oldest -> uses.remove(oldest.key()));
    }

    void use(Usage usage) {
        StoredAccount was = accounts.get(usage.account());
        if (was != null) {
            put(withAppPasswords(was, was.appPasswords().stream()
                    .map(old -> isNewer(usage, old.appPassword()) ? used(old, usage.use()) : old).toList()));
        }
    }

    private static boolean isNewer(Usage usage, AppPassword appPassword) {
        return appPassword.id().equals(usage.id())
                && appPassword.lastUse().filter(last -> !last.at().isBefore(usage.use().at())).isEmpty();
    }

    private static StoredAppPassword used(StoredAppPassword stored, LastUse use) {
        AppPassword old = stored.appPassword();
        LastUse kept = new LastUse(use.at(), use.address(), ClientText.storable(use.client()), use.protocol());
        return new StoredAppPassword(new AppPassword(old.id(), old.account(), old.label(), old.scopes(),
                old.olderPhone(), old.created(), old.expires(), old.networks(), Optional.of(kept)), stored.verifiers());
    }
}
