package io.portcullis.auth.store;

import static io.portcullis.auth.store.Fixtures.ALICE;
import static io.portcullis.auth.store.Fixtures.BOB;
import static io.portcullis.auth.store.Fixtures.KEY;
import static io.portcullis.auth.store.Fixtures.NOW;
import static io.portcullis.auth.store.Fixtures.account;
import static io.portcullis.auth.store.Fixtures.adding;
import static io.portcullis.auth.store.Fixtures.change;
import static io.portcullis.auth.store.Fixtures.primaryHash;
import static io.portcullis.auth.store.Fixtures.primaryVerifiers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.account.RolloutTerms;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.secret.KeyId;
import io.portcullis.auth.secret.ScramMechanism;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// What an [AccountStore] promises.
public interface AccountStoreContract extends StoresContract {
    private AccountStore store() {
        return stores().accounts();
    }

    private void create(NewAccount... accounts) {
        assertThat(store().create(List.of(accounts))).isPresent();
    }

    private StoredAccount load(AccountName name) {
        return store().load(name).orElseThrow();
    }

    @Test
    default void load_unknownName_isEmpty() {
        assertThat(store().load(ALICE)).isEmpty();
        assertThat(store().primary(ALICE)).isEmpty();
        assertThat(store().version(ALICE)).isEmpty();
    }

    @Test
    default void create_newAccount_isThereAsGiven() {
        StoredAppPassword full = Fixtures.fullAppPassword(ALICE, "chat1");
        StoredAppPassword plain = Fixtures.appPassword(ALICE, "phone2", KEY);

        Optional<List<Account>> created = store().create(List.of(account(ALICE, false, primaryHash("phc"),
                primaryVerifiers("verifiers"), new AccountWrite.AddAppPassword(full),
                new AccountWrite.AddAppPassword(plain)), account(BOB, true)));

        Account alice = new Account(ALICE, AccountStatus.ACTIVE, false, 1, NOW, RolloutTerms.NONE);
        Account bob = new Account(BOB, AccountStatus.ACTIVE, true, 1, NOW, RolloutTerms.NONE);
        assertThat(created).contains(List.of(alice, bob));
        assertThat(load(ALICE)).isEqualTo(new StoredAccount(alice, Fixtures.salts(),
                Optional.of(Fixtures.sealed("primary-hash", KEY, "phc")),
                Optional.of(Fixtures.sealed("primary-verifiers", KEY, "verifiers")), List.of(full, plain), List.of()));
        assertThat(load(BOB))
                .isEqualTo(new StoredAccount(bob, Fixtures.salts(), Optional.empty(), Optional.empty(), List.of(),
                        List.of()));
    }

    @Test
    default void primary_accountWithMuchUnderIt_isItsHashAlone() {
        create(account(ALICE, false, primaryHash("phc"), primaryVerifiers("verifiers"),
                new AccountWrite.AddAppPassword(Fixtures.fullAppPassword(ALICE, "chat1")),
                new AccountWrite.AddAppPassword(Fixtures.appPassword(ALICE, "phone2", KEY))), account(BOB, true));

        assertThat(store().primary(ALICE)).contains(new StoredPrimary(load(ALICE).account(),
                Optional.of(Fixtures.sealed("primary-hash", KEY, "phc"))));
        assertThat(store().primary(BOB)).contains(new StoredPrimary(load(BOB).account(), Optional.empty()));
    }

    @Test
    default void create_oneNameTaken_makesNone() {
        create(account(BOB, false, primaryHash("first")));
        long audited = stores().audit().length();

        assertThat(store().create(List.of(account(ALICE, false), account(BOB, true, primaryHash("second"))))).isEmpty();

        assertThat(store().load(ALICE)).isEmpty();
        assertThat(load(BOB).primaryHash()).contains(Fixtures.sealed("primary-hash", KEY, "first"));
        assertThat(stores().audit().length()).isEqualTo(audited);
    }

    @Test
    default void create_nameThatIsSql_isJustAName() {
        AccountName name = new AccountName("x);drop_table_account;--%_?${key}");
        create(account(name, false), account(ALICE, false));

        assertThat(load(name).account().name()).isEqualTo(name);
        assertThat(store().apply(change(name, 1, new AccountWrite.RemoveAccount(NOW)))).isTrue();
        assertThat(store().list(Optional.empty(), 10)).extracting(Account::name).containsExactly(ALICE);
    }

    @Test
    default void apply_currentVersion_writesAllAndVersionGrowsByOne() {
        create(account(ALICE, false, primaryHash("old"), primaryVerifiers("old"), adding(ALICE, "a1"),
                adding(ALICE, "a2")));

        boolean applied = store().apply(change(ALICE, 1, new AccountWrite.DropPrimaryVerifiers(),
                new AccountWrite.SetTwoStep(true), new AccountWrite.SetStatus(AccountStatus.SUSPENDED),
                primaryHash("new"), new AccountWrite.SetPasswordChanged(NOW),
                new AccountWrite.RenameAppPassword(new AppPasswordId("a2"), "Tablet"),
                new AccountWrite.RenameAppPassword(new AppPasswordId("gone"), "Tablet"),
                new AccountWrite.RemoveAppPassword(new AppPasswordId("a1")), adding(ALICE, "a3")));

        assertThat(applied).isTrue();
        StoredAccount alice = load(ALICE);
        assertThat(alice.account())
                .isEqualTo(new Account(ALICE, AccountStatus.SUSPENDED, true, 2, NOW, RolloutTerms.NONE));
        assertThat(alice.primaryHash()).contains(Fixtures.sealed("primary-hash", KEY, "new"));
        assertThat(alice.primaryVerifiers()).isEmpty();
        assertThat(alice.appPasswords()).extracting(app -> app.appPassword().id().value()).containsExactly("a2", "a3");
        assertThat(alice.appPasswords().getFirst().appPassword().label()).isEqualTo("Tablet");
        assertThat(alice.appPasswords().getLast().appPassword().label()).isNotEqualTo("Tablet");
        assertThat(store().version(ALICE)).isEqualTo(OptionalLong.of(2));
    }

    @Test
    default void apply_staleVersion_changesNothing() {
        create(account(ALICE, false));
        assertThat(store().apply(change(ALICE, 1, adding(ALICE, "a1")))).isTrue();
        long audited = stores().audit().length();

        assertThat(store().apply(change(ALICE, 1, adding(ALICE, "a2")))).isFalse();

        assertThat(load(ALICE).appPasswords()).hasSize(1);
        assertThat(load(ALICE).account().authVersion()).isEqualTo(2);
        assertThat(stores().audit().length()).isEqualTo(audited);
    }

    @Test
    default void apply_unknownAccount_isFalse() {
        assertThat(store().apply(change(ALICE, 1, adding(ALICE, "a1")))).isFalse();
        assertThat(stores().audit().length()).isZero();
    }

    @Test
    default void apply_lastWriteFails_keepsNoneOfThem() {
        create(account(ALICE, false, primaryHash("old")));
        long audited = stores().audit().length();
        AccountWrite forbidden = new AccountWrite.AddAppPassword(
                Fixtures.appPassword(ALICE, "a1", new KeyId("not-allowed")));

        assertThatThrownBy(() -> store().apply(change(ALICE, 1, primaryHash("new"),
                new AccountWrite.SetStatus(AccountStatus.SUSPENDED), forbidden))).isInstanceOf(StoreException.class);

        assertThat(load(ALICE).account())
                .isEqualTo(new Account(ALICE, AccountStatus.ACTIVE, false, 1, NOW, RolloutTerms.NONE));
        assertThat(load(ALICE).primaryHash()).contains(Fixtures.sealed("primary-hash", KEY, "old"));
        assertThat(stores().audit().length()).isEqualTo(audited);
    }

    @Test
    default void apply_sameAppPasswordTwice_isRefused() {
        create(account(ALICE, false, adding(ALICE, "a1")));

        assertThatThrownBy(() -> store().apply(change(ALICE, 1, adding(ALICE, "a1"))))
                .isInstanceOf(StoreException.class);

        assertThat(store().version(ALICE)).isEqualTo(OptionalLong.of(1));
    }

    @Test
    default void apply_twoStepOverPrimaryVerifiers_isRefused() {
        create(account(ALICE, false, primaryVerifiers("verifiers")));

        assertThatThrownBy(() -> store().apply(change(ALICE, 1, new AccountWrite.SetTwoStep(true))))
                .isInstanceOf(StoreException.class);

        assertThat(load(ALICE).account().twoStep()).isFalse();
    }

    @Test
    default void apply_primaryVerifiersUnderTwoStep_isRefused() {
        create(account(ALICE, true));

        assertThatThrownBy(() -> store().apply(change(ALICE, 1, primaryVerifiers("verifiers"))))
                .isInstanceOf(StoreException.class);

        assertThat(load(ALICE).primaryVerifiers()).isEmpty();
    }

    @Test
    default void apply_removeAccount_leavesNothingUnderIt() {
        create(account(ALICE, false, primaryHash("phc"), primaryVerifiers("v"), adding(ALICE, "a1")),
                account(BOB, false, adding(BOB, "b1")));

        assertThat(store().apply(change(ALICE, 1, new AccountWrite.RemoveAccount(NOW)))).isTrue();

        assertThat(store().load(ALICE)).isEmpty();
        assertThat(stores().seals().count(KEY)).isEqualTo(1);
        assertThat(load(BOB).appPasswords()).hasSize(1);
    }

    @Test
    default void create_nameThatWasRemoved_goesOnAboveItsVersion() {
        create(account(ALICE, false));
        assertThat(store().apply(change(ALICE, 1))).isTrue();
        assertThat(store().apply(change(ALICE, 2, new AccountWrite.RemoveAccount(NOW)))).isTrue();

        List<Account> again = store().create(List.of(account(BOB, false), account(ALICE, true))).orElseThrow();

        assertThat(again).extracting(Account::authVersion).containsExactly(1L, 4L);
        assertThat(load(ALICE).account().authVersion()).isEqualTo(4);
        assertThat(store().apply(change(ALICE, 4, new AccountWrite.RemoveAccount(NOW)))).isTrue();
        assertThat(store().create(List.of(account(ALICE, false))).orElseThrow().getFirst().authVersion()).isEqualTo(6);
    }

    @Test
    default void list_pages_inOrderOfBytes() {
        List<AccountName> names = List.of("a-b", "a.b", "ab", "b", "zoë", "äz", "丈", "𠀀").stream()
                .map(AccountName::new).toList();
        names.reversed().forEach(name -> create(account(name, false)));

        List<Account> first = store().list(Optional.empty(), 5);
        List<Account> rest = store().list(Optional.of(first.getLast().name()), 5);

        assertThat(first).extracting(Account::name).containsExactlyElementsOf(names.subList(0, 5));
        assertThat(rest).extracting(Account::name).containsExactlyElementsOf(names.subList(5, 8));
    }

    @Test
    default void withExpired_namesAccountsOnce_andOnlyThose() {
        create(account(ALICE, true, new AccountWrite.AddAppPassword(Fixtures.fullAppPassword(ALICE, "a1")),
                new AccountWrite.AddAppPassword(Fixtures.fullAppPassword(ALICE, "a2"))),
                account(BOB, true, adding(BOB, "b1")));

        assertThat(stores().accounts().withExpired(NOW.plusMillis(59_999), 9)).isEmpty();
        assertThat(stores().accounts().withExpired(NOW.plusSeconds(60), 9)).containsExactly(ALICE);
        assertThat(stores().accounts().withExpired(NOW.plusSeconds(60), 0)).isEmpty();
    }

    @Test
    default void firstExpiry_isTheEarliestOfAll() {
        create(account(BOB, true, adding(BOB, "b1")));
        assertThat(stores().accounts().firstExpiry()).isEmpty();

        create(account(ALICE, true, new AccountWrite.AddAppPassword(Fixtures.fullAppPassword(ALICE, "a1")),
                new AccountWrite.AddAppPassword(Fixtures.fullAppPassword(ALICE, "a2"))));
        assertThat(stores().accounts().firstExpiry()).contains(NOW.plusSeconds(60));
    }

    @Test
    default void anyOlderPhone_isTrueUntilTheLastOneExpires() {
        create(account(BOB, true, adding(BOB, "b1")));
        boolean before = stores().accounts().anyOlderPhone(NOW);
        create(account(ALICE, true, new AccountWrite.AddAppPassword(Fixtures.fullAppPassword(ALICE, "a1"))));

        assertThat(before).isFalse();
        assertThat(stores().accounts().anyOlderPhone(NOW.plusMillis(59_999))).isTrue();
        assertThat(stores().accounts().anyOlderPhone(NOW.plusSeconds(60))).isFalse();
    }

    private static AccountWrite.AddEnded ended(String id, Instant at) {
        return new AccountWrite.AddEnded(
                new StoredEnded(Fixtures.sealed("ended-" + id, KEY, "verifiers of " + id), at));
    }

    @Test
    default void apply_ended_areKeptInTheOrderOfTheirEnd_andGoByIdOrAge() {
        create(account(ALICE, true, adding(ALICE, "a1")));
        assertThat(store().apply(change(ALICE, 1, new AccountWrite.RemoveAppPassword(new AppPasswordId("a1")),
                ended("a1", NOW.plusSeconds(1)), ended("a2", NOW), ended("a3", NOW.plusSeconds(2))))).isTrue();
        assertThat(load(ALICE).ended()).extracting(one -> one.verifiers().id()).containsExactlyInAnyOrder("ended-a2",
                "ended-a1", "ended-a3");
        assertThat(load(ALICE).ended()).contains(ended("a1", NOW.plusSeconds(1)).ended());
        assertThat(load(ALICE).appPasswords()).isEmpty();

        store().dropEnded(NOW.plusSeconds(1));
        assertThat(load(ALICE).ended()).extracting(one -> one.verifiers().id()).containsExactlyInAnyOrder("ended-a1",
                "ended-a3");
        assertThat(store().apply(change(ALICE, 2, new AccountWrite.DropEnded("ended-a1")))).isTrue();
        assertThat(load(ALICE).ended()).extracting(one -> one.verifiers().id()).containsExactly("ended-a3");
        assertThat(store().apply(change(ALICE, 3, new AccountWrite.RemoveAccount(NOW)))).isTrue();
        create(account(ALICE, false));
        assertThat(load(ALICE).ended()).isEmpty();
    }

    @Test
    default void anyIterationsBut_oneAccountWithOthers_saysSo() {
        int iterations = Fixtures.salts().get(ScramMechanism.SHA_1).iterations();
        assertThat(store().anyIterationsBut(iterations)).isFalse();
        create(account(ALICE, true));
        boolean uniform = Fixtures.salts().byMechanism().values().stream()
                .allMatch(salt -> salt.iterations() == iterations);
        assertThat(store().anyIterationsBut(iterations)).isEqualTo(!uniform);
        assertThat(store().anyIterationsBut(iterations + 1)).isTrue();
    }
}
