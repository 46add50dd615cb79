package io.portcullis.auth.service;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.login.UsageStore;
import io.portcullis.auth.store.AccountChange;
import io.portcullis.auth.store.AccountStore;
import io.portcullis.auth.store.ApiTokenStore;
import io.portcullis.auth.store.AuditLog;
import io.portcullis.auth.store.AuthStores;
import io.portcullis.auth.store.FastTokenStore;
import io.portcullis.auth.store.InvitationStore;
import io.portcullis.auth.store.MemoryStores;
import io.portcullis.auth.store.NewAccount;
import io.portcullis.auth.store.NoticeStore;
import io.portcullis.auth.store.PrimaryUseLog;
import io.portcullis.auth.store.RecoveryStore;
import io.portcullis.auth.store.RolloutStore;
import io.portcullis.auth.store.SealStore;
import io.portcullis.auth.store.SecondStepStore;
import io.portcullis.auth.store.SetUpLinkStore;
import io.portcullis.auth.store.StoredAccount;
import io.portcullis.auth.store.StoredPrimary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Stores that hand everything on to those in memory: for tests that come between in one place.
class ForwardingStores implements AuthStores, AccountStore {
    private final MemoryStores memory;

    ForwardingStores(MemoryStores memory) {
        this.memory = memory;
    }

    @Override
    public final AccountStore accounts() {
        return this;
    }

    @Override
    public final UsageStore usages() {
        return memory;
    }

    @Override
    public final PrimaryUseLog primaryUses() {
        return memory;
    }

    @Override
    public final RolloutStore rollout() {
        return memory;
    }

    @Override
    public final SealStore seals() {
        return memory;
    }

    @Override
    public SecondStepStore secondSteps() {
        return memory;
    }

    @Override
    public FastTokenStore fastTokens() {
        return memory.fastTokens();
    }

    @Override
    public final SetUpLinkStore setUpLinks() {
        return memory.setUpLinks();
    }

    @Override
    public final NoticeStore notices() {
        return memory;
    }

    @Override
    public final RecoveryStore recoveries() {
        return memory.recoveries();
    }

    @Override
    public final InvitationStore invitations() {
        return memory.invitations();
    }

    @Override
    public final ApiTokenStore apiTokens() {
        return memory.apiTokens();
    }

    @Override
    public final AuditLog audit() {
        return memory;
    }

    @Override
    public Optional<StoredAccount> load(AccountName name) {
        return memory.load(name);
    }

    @Override
    public final Optional<StoredPrimary> primary(AccountName name) {
        return memory.primary(name);
    }

    @Override
    public OptionalLong version(AccountName name) {
        return memory.version(name);
    }

    @Override
    public final List<Account> list(Optional<AccountName> after, int limit) {
        return memory.list(after, limit);
    }

    @Override
    public final List<AccountName> withPrimaryVerifiers(List<Integer> lengths, int limit) {
        return memory.withPrimaryVerifiers(lengths, limit);
    }

    @Override
    public final boolean anyIterationsBut(int iterations) {
        return memory.anyIterationsBut(iterations);
    }

    @Override
    public final void dropEnded(Instant before) {
        memory.dropEnded(before);
    }

    @Override
    public final Optional<Instant> firstExpiry() {
        return memory.firstExpiry();
    }

    @Override
    public final List<AccountName> withExpired(Instant now, int limit) {
        return memory.withExpired(now, limit);
    }

    @Override
    public final boolean anyOlderPhone(Instant now) {
        return memory.anyOlderPhone(now);
    }

    @Override
    public Optional<List<Account>> create(List<NewAccount> accounts) {
        return memory.create(accounts);
    }

    @Override
    public boolean apply(AccountChange change) {
        return memory.apply(change);
    }

    @Override
    public final void close() {}
}
