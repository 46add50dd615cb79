package io.portcullis.auth.store;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.account.GroupName;
import io.portcullis.auth.account.RolloutTerms;
import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.LastUse;
import io.portcullis.auth.fast.FastToken;
import io.portcullis.auth.fast.FastTokenId;
import io.portcullis.auth.login.PrimaryUseStore;
import io.portcullis.auth.login.PrimaryUseStore.Use;
import io.portcullis.auth.login.UsageStore.Usage;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.rollout.RolloutPlans;
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
    Optional<RolloutPlans> plans = Optional.empty();
    final MemorySecondSteps secondSteps;
    final MemoryNotices notices;
    final MemoryRecoveries recoveries;
    final MemoryInvitations invitations;

    final MemoryFastTokens fastTokens;
    final MemorySetUpLinks setUpLinks;
    final MemoryEnded ended;

    MemoryState() {
        secondSteps = new MemorySecondSteps();
        notices = new MemoryNotices();
        recoveries = new MemoryRecoveries();
        invitations = new MemoryInvitations();
        fastTokens = new MemoryFastTokens();
        setUpLinks = new MemorySetUpLinks();
        ended = new MemoryEnded();
    }

    MemoryState(MemoryState other) {
        accounts.putAll(other.accounts);
        removed.putAll(other.removed);
        audit.addAll(other.audit);
        keys.putAll(other.keys);
        uses.putAll(other.uses);
        plans = other.plans;
        secondSteps = new MemorySecondSteps(other.secondSteps);
        notices = new MemoryNotices(other.notices);
        recoveries = new MemoryRecoveries(other.recoveries);
        invitations = new MemoryInvitations(other.invitations);
        fastTokens = new MemoryFastTokens(other.fastTokens);
        setUpLinks = new MemorySetUpLinks(other.setUpLinks);
        ended = new MemoryEnded(other.ended);
    }

    Optional<StoredAccount> load(AccountName name) {
        return Optional.ofNullable(accounts.get(name)).map(stored -> new StoredAccount(stored.account(), stored.salts(),
                stored.primaryHash(), stored.primaryVerifiers(), stored.appPasswords(), stored.secondSteps(),
                fastTokens.of(name), ended.of(name)));
    }

    List<Account> list(Optional<AccountName> after, int limit) {
        return accounts.values().stream().map(StoredAccount::account)
                .filter(account -> after.isEmpty() || BYTES.compare(account.name(), after.get()) > 0).limit(limit)
                .toList();
    }

    List<AccountName> withExpired(Instant now, int limit) {
        return accounts.values().stream().filter(stored -> stored.appPasswords().stream().anyMatch(
                app -> app.appPassword().expires().filter(expires -> !expires.isAfter(now)).isPresent()))
                .map(stored -> stored.account().name()).limit(limit).toList();
    }

    Optional<Instant> firstExpiry() {
        return accounts.values().stream().flatMap(stored -> stored.appPasswords().stream())
                .flatMap(app -> app.appPassword().expires().stream()).min(Comparator.naturalOrder());
    }

    List<Use> since(Optional<GroupName> group, Instant from, Optional<PrimaryUseStore.Key> after, int limit) {
        return uses.values().stream().filter(use -> !use.at().isBefore(from))
                .filter(use -> load(use.key().account()).filter(stored -> isOpen(stored.account()))
                        .filter(stored -> group.isEmpty() || stored.account().rollout().group().equals(group))
                        .isPresent())
                .filter(use -> after.isEmpty() || USES.compare(use.key(), after.get()) > 0).limit(limit).toList();
    }

    private static boolean isOpen(Account account) {
        return !account.twoStep() && account.status() == AccountStatus.ACTIVE;
    }

    List<Row> sealed() {
        List<Row> rows = new ArrayList<>();
        for (StoredAccount stored : accounts.values()) {
            AccountName name = stored.account().name();
            credentials(stored).forEach(credential -> rows.add(new Row(name, credential)));
            fastTokens.of(name).forEach(token -> rows.add(new Row(name, token.secret())));
        }
        rows.addAll(notices.sealed());
        ended.sealed().forEach(rows::add);
        return rows;
    }

    boolean put(StoredFastToken added, Optional<FastTokenId> kept, long version, int most) {
        FastToken token = added.token();
        StoredAccount account = accounts.get(token.account());
        boolean fits = account != null && account.account().authVersion() == version
                && account.account().status() == AccountStatus.ACTIVE
                && token.appPassword().map(id -> account.appPasswords().stream()
                        .anyMatch(app -> app.appPassword().id().equals(id)))
                        .orElse(account.primaryVerifiers().isPresent());
        if (fits) {
            refuseIf(!keys.containsKey(added.secret().sealed().key()), "key");
            fastTokens.put(added, kept, most);
        }
        return fits;
    }

    private static List<SealedCredential> credentials(StoredAccount stored) {
        List<SealedCredential> all = new ArrayList<>(stored.secondSteps());
        stored.primaryHash().ifPresent(all::add);
        stored.primaryVerifiers().ifPresent(all::add);
        stored.appPasswords().forEach(appPassword -> all.add(appPassword.verifiers()));
        return all;
    }

    void create(NewAccount draft) {
        Account account = new Account(draft.name(), AccountStatus.ACTIVE, draft.twoStep(),
                removed.getOrDefault(draft.name(), 0L) + 1, draft.created(), RolloutTerms.NONE);
        put(new StoredAccount(account, draft.salts(), Optional.empty(), Optional.empty(), List.of(),
                List.of()));
        draft.writes().forEach(write -> write(draft.name(), write));
    }

    void apply(AccountChange change) {
        edit(change.account(), account -> new Account(account.name(), account.status(), account.twoStep(),
                account.authVersion() + 1, account.created(), account.rollout()));
        change.writes().forEach(write -> write(change.account(), write));
    }

    private void write(AccountName name, AccountWrite write) {
        StoredAccount was = stored(name);
        switch (write) {
            case AccountWrite.SetStatus(var status) -> edit(name, account -> new Account(name, status,
                    account.twoStep(), account.authVersion(), account.created(), account.rollout()));
            case AccountWrite.SetTwoStep(var on) -> {
                edit(name, account -> new Account(name, account.status(), on,
                        account.authVersion(), account.created(), account.rollout()));
                if (on) {
                    invitations.remove(name);
                }
            }
            case AccountWrite.SetGroup(var group) -> edit(name, account -> withTerms(account,
                    new RolloutTerms(group, account.rollout().snoozedUntil())));
            case AccountWrite.SetSnoozedUntil(var until) -> edit(name, account -> withTerms(account,
                    new RolloutTerms(account.rollout().group(), Optional.of(until))));
            case AccountWrite.SetPasswordChanged _ -> {}
            case AccountWrite.PutPrimary(var credential) -> {
                put(withPrimary(was, credential));
                invitations.remove(name);
                if (credential.id().equals(SealContext.PRIMARY_VERIFIERS)) {
                    fastTokens.removeOfPrimary(name);
                }
            }
            case AccountWrite.DropPrimaryVerifiers() -> {
                put(new StoredAccount(was.account(), was.salts(), was.primaryHash(), Optional.empty(),
                        was.appPasswords(), was.secondSteps()));
                fastTokens.removeOfPrimary(name);
            }
            case AccountWrite.AddAppPassword(var added) -> put(withAppPasswords(was, with(was, added)));
            case AccountWrite.RenameAppPassword(var id, String label) -> put(withAppPasswords(was,
                    was.appPasswords().stream().map(old -> renamed(old, id, label)).toList()));
            case AccountWrite.RemoveAppPassword(var id) -> {
                put(withAppPasswords(was, was.appPasswords().stream()
                        .filter(old -> !old.appPassword().id().equals(id)).toList()));
                fastTokens.removeOf(name, id);
            }
            case AccountWrite.EndedWrite ending -> write(name, ending);
            case AccountWrite.SecondStepWrite step -> write(name, step);
            case AccountWrite.NoticeWrite notice -> write(name, notice);
            case AccountWrite.RecoveryWrite recovery -> write(name, recovery);
            case AccountWrite.InvitationWrite invitation -> refuseIf(!invitations.write(name, invitation), "unique");
            case AccountWrite.SetUpLinkWrite link -> refuseIf(!setUpLinks.write(name, link), "unique");
            case AccountWrite.DropFastTokens() -> fastTokens.remove(name, _ -> true);
            case AccountWrite.RemoveAccount _ -> {
                fastTokens.remove(name, _ -> true);
                setUpLinks.remove(name);
                recoveries.remove(name);
                invitations.remove(name);
                notices.remove(name);
                secondSteps.remove(name);
                removed.put(name, was.account().authVersion());
                accounts.remove(name);
                ended.drop(name, _ -> true);
                uses.keySet().removeIf(key -> key.account().equals(name));
            }
        }
    }

    private void write(AccountName name, AccountWrite.EndedWrite write) {
        switch (write) {
            case AccountWrite.AddEnded(var added) -> {
                refuseIf(!keys.containsKey(added.verifiers().sealed().key()), "key");
                ended.add(name, added);
            }
            case AccountWrite.DropEnded(String id) -> ended.drop(name, one -> one.verifiers().id().equals(id));
        }
    }

    private void write(AccountName name, AccountWrite.SecondStepWrite write) {
        StoredAccount was = stored(name);
        switch (write) {
            case AccountWrite.PutSecondStep(var credential) -> put(withSecondStep(was, credential));
            case AccountWrite.DropSecondStep(var id) -> {
                put(withoutSecondStep(was, id));
                secondSteps.removeSecret(name, id);
            }
            case AccountWrite.AddTotp(var added) -> {
                refuseIf(was.secondStep(added.secret().id()).isPresent(), "unique");
                put(withSecondStep(was, added.secret()));
                secondSteps.add(name, added);
            }
            case AccountWrite.AddPasskey(var added) -> {
                refuseIf(was.secondStep(added.key().id()).isPresent(), "unique");
                put(withSecondStep(was, added.key()));
                refuseIf(!secondSteps.add(added), "unique");
            }
            case AccountWrite.RenamePasskey(var id, String label) -> secondSteps.renamePasskey(name, id, label);
            case AccountWrite.AddTrustedBrowser(var added) ->
                refuseIf(!secondSteps.add(name, added), "unique");
            case AccountWrite.DropTrustedBrowser(var id) -> secondSteps.removeBrowser(name, id);
            case AccountWrite.DropTrustedBrowsers() -> secondSteps.removeBrowsers(name);
        }
    }

    private void write(AccountName name, AccountWrite.NoticeWrite write) {
        switch (write) {
            case AccountWrite.AddAddress(var added) -> refuseIf(!notices.add(added), "unique");
            case AccountWrite.ConfirmAddress(var id, var at) -> notices.confirm(name, id, at);
            case AccountWrite.DropAddress(var id) -> notices.removeAddress(name, id);
            case AccountWrite.AddMail(var mail) -> add(mail);
            case AccountWrite.ExpiryTold(var id, _) -> notices.reminded(name, id);
        }
    }

    private void write(AccountName name, AccountWrite.RecoveryWrite write) {
        switch (write) {
            case AccountWrite.StartRecovery(var started) -> refuseIf(!recoveries.start(name, started), "unique");
            case AccountWrite.ReadyRecovery(var token, var expires) -> recoveries.ready(name, token, expires);
            case AccountWrite.DropRecovery() -> recoveries.drop(name);
            case AccountWrite.Reset(_, var offFrom) -> recoveries.reset(name, offFrom);
            case AccountWrite.DropReset() -> recoveries.dropReset(name);
        }
    }

    private static Account withTerms(Account account, RolloutTerms terms) {
        return new Account(account.name(), account.status(), account.twoStep(), account.authVersion(),
                account.created(), terms);
    }

    List<NoticeStore.Untold> untold(NoticeKind kind, Instant usedSince, Optional<AccountName> after, int limit) {
        return after.map(name -> accounts.tailMap(name, false)).orElse(accounts).values().stream()
                .filter(stored -> canBeTold(stored, kind) && isHit(stored, usedSince)).limit(limit)
                .map(stored -> new NoticeStore.Untold(stored.account().name(), stored.account().rollout().group()))
                .toList();
    }

    private boolean canBeTold(StoredAccount stored, NoticeKind kind) {
        Account account = stored.account();
        return account.status() == AccountStatus.ACTIVE && !account.twoStep()
                && account.rollout().snoozedUntil().isEmpty() && stored.primaryVerifiers().isPresent()
                && notices.addresses(account.name()).stream().anyMatch(address -> address.confirmed().isPresent())
                && !notices.isTold(account.name(), kind);
    }

    private boolean isHit(StoredAccount stored, Instant usedSince) {
        return stored.appPasswords().isEmpty() || uses.values().stream()
                .anyMatch(use -> use.key().account().equals(stored.account().name())
                        && !use.at().isBefore(usedSince));
    }

    void add(StoredMail mail) {
        refuseIf(!keys.containsKey(mail.content().sealed().key()), "key");
        refuseIf(!notices.add(mail), "unique");
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

    List<AuditRow> latest(AccountName account, int limit, boolean refused) {
        return audit.reversed().stream().filter(row -> row.entry().account().equals(Optional.of(account)))
                .filter(row -> row.entry().kind().equals(AuditEntry.SIGN_INS_REFUSED) == refused).limit(limit).toList();
    }

    void append(List<AuditEntry> entries) {
        for (AuditEntry entry : entries) {
            String previous = audit.isEmpty() ? AuditChain.start() : audit.getLast().hash();
            audit.add(AuditChain.next(previous, audit.size() + 1, entry));
        }
    }

    void reseal(Reseal row) {
        fastTokens.reseal(row);
        StoredAccount was = accounts.get(row.from().account());
        notices.reseal(row);
        ended.reseal(row);
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

    private static List<StoredAppPassword> with(StoredAccount was, StoredAppPassword added) {
        List<StoredAppPassword> all = new ArrayList<>(was.appPasswords());
        refuseIf(all.stream().anyMatch(old -> old.appPassword().id().equals(added.appPassword().id())), "unique");
        all.add(added);
        return all;
    }

    private static StoredAppPassword renamed(StoredAppPassword stored, AppPasswordId id, String label) {
        AppPassword old = stored.appPassword();
        return old.id().equals(id)
                ? new StoredAppPassword(new AppPassword(id, old.account(), label, old.scopes(), old.olderPhone(),
                        old.created(), old.expires(), old.networks(), old.lastUse()), stored.verifiers())
                : stored;
    }

    private static StoredAppPassword used(StoredAppPassword stored, LastUse use) {
        AppPassword old = stored.appPassword();
        LastUse kept = new LastUse(use.at(), use.address(), ClientText.storable(use.client()), use.protocol());
        return new StoredAppPassword(new AppPassword(old.id(), old.account(), old.label(), old.scopes(),
                old.olderPhone(), old.created(), old.expires(), old.networks(), Optional.of(kept)), stored.verifiers());
    }
}
