package io.portcullis.auth.store;

import static io.portcullis.auth.store.Fixtures.ALICE;
import static io.portcullis.auth.store.Fixtures.BOB;
import static io.portcullis.auth.store.Fixtures.KEY;
import static io.portcullis.auth.store.Fixtures.NEXT_KEY;
import static io.portcullis.auth.store.Fixtures.NOW;
import static io.portcullis.auth.store.Fixtures.account;
import static io.portcullis.auth.store.Fixtures.adding;
import static io.portcullis.auth.store.Fixtures.change;
import static io.portcullis.auth.store.Fixtures.primaryHash;
import static io.portcullis.auth.store.Fixtures.primaryVerifiers;
import static io.portcullis.auth.store.Fixtures.sealed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.fast.FastToken;
import io.portcullis.auth.fast.FastTokenId;
import io.portcullis.auth.secret.KeyId;
import io.portcullis.auth.store.SealStore.Reseal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What a [FastTokenStore] promises.
public interface FastTokenStoreContract extends StoresContract {
    Optional<AppPasswordId> PHONE = Optional.of(new AppPasswordId("a1"));
    Optional<AppPasswordId> PRIMARY = Optional.empty();
    String AGENT = "d4565fa7-4d72-4749-b3d3-740edbf87770";

    private FastTokenStore tokens() {
        return stores().fastTokens();
    }

    private static StoredFastToken token(String id, Optional<AppPasswordId> of, String agent, Instant created) {
        return token(ALICE, id, of, agent, created, KEY);
    }

    private static StoredFastToken token(AccountName account, String id, Optional<AppPasswordId> of, String agent,
            Instant created, KeyId key) {
        FastToken token = new FastToken(new FastTokenId(id), account, of, agent, "HT-SHA-256-EXPR", created,
                created.plusSeconds(60));
        return new StoredFastToken(token, sealed("fast-" + id, key, "secret of " + id));
    }

    private static StoredFastToken token(String id) {
        return token(id, PHONE, AGENT, NOW);
    }

    private boolean put(StoredFastToken token) {
        return put(token, "none");
    }

    private boolean put(StoredFastToken token, String kept) {
        long version = stores().accounts().version(token.token().account()).orElseThrow();
        return tokens().put(token, Optional.of(new FastTokenId(kept)), version, 3);
    }

    private void alice() {
        assertThat(stores().accounts().create(List.of(account(ALICE, false, primaryHash("phc"), primaryVerifiers("v"),
                adding(ALICE, "a1"), adding(ALICE, "a2"))))).isPresent();
    }

    private void apply(AccountWrite... writes) {
        long version = stores().accounts().version(ALICE).orElseThrow();
        assertThat(stores().accounts().apply(change(ALICE, version, writes))).isTrue();
    }

    private List<StoredFastToken> held() {
        return stores().accounts().load(ALICE).orElseThrow().fastTokens();
    }

    private List<String> ids() {
        return held().stream().map(stored -> stored.token().id().value()).toList();
    }

    @Test
    default void load_accountWithTokens_givesThemBesideEverythingElse() {
        alice();
        StoredFastToken first = token("t1");
        StoredFastToken second = token("t2", PRIMARY, AGENT, NOW.plusSeconds(1));
        StoredAccount before = stores().accounts().load(ALICE).orElseThrow();

        assertThat(put(first)).isTrue();
        assertThat(put(second)).isTrue();

        StoredAccount account = stores().accounts().load(ALICE).orElseThrow();
        assertThat(account).isEqualTo(new StoredAccount(before.account(), before.salts(), before.primaryHash(),
                before.primaryVerifiers(), before.appPasswords(), before.secondSteps(), List.of(first, second)));
        assertThat(account.account().authVersion()).isEqualTo(1);
    }

    @Test
    default void put_anotherOfTheSameClient_replacesAllButTheKept() {
        alice();
        put(token("t1"));
        put(token("t2", PHONE, "other agent", NOW));
        put(token("t3", PRIMARY, AGENT, NOW));

        put(token("t4"), "t1");
        assertThat(ids()).containsExactlyInAnyOrder("t1", "t2", "t3", "t4");
        put(token("t5"), "t4");
        assertThat(ids()).containsExactlyInAnyOrder("t2", "t3", "t4", "t5");
        put(token("t6"));
        assertThat(ids()).containsExactlyInAnyOrder("t2", "t3", "t6");
    }

    @Test
    default void put_moreThanTheMost_dropsTheOldestOfThatCredentialOnly() {
        alice();
        put(token("z1", Optional.of(new AppPasswordId("a2")), "agent 0", NOW.minusSeconds(9)));
        for (int i = 1; i <= 5; i++) {
            put(token("t" + i, PHONE, "agent " + i, NOW.plusSeconds(i)));
        }

        assertThat(ids()).containsExactlyInAnyOrder("z1", "t3", "t4", "t5");
    }

    @Test
    default void put_otherVersionOrSuspendedOrNoSuchCredential_changesNothing() {
        alice();

        assertThat(tokens().put(token("t1"), Optional.empty(), 2, 3)).isFalse();
        assertThat(put(token("t2", Optional.of(new AppPasswordId("a9")), AGENT, NOW))).isFalse();
        apply(new AccountWrite.SetStatus(AccountStatus.SUSPENDED));
        assertThat(put(token("t3"))).isFalse();

        assertThat(held()).isEmpty();
    }

    @Test
    default void put_primaryWithoutVerifiers_changesNothing() {
        assertThat(stores().accounts().create(List.of(account(ALICE, true, primaryHash("phc"))))).isPresent();

        assertThat(put(token("t1", PRIMARY, AGENT, NOW))).isFalse();

        assertThat(held()).isEmpty();
    }

    @Test
    default void put_keyThatIsNotAllowed_fails() {
        alice();

        assertThatThrownBy(() -> put(token(ALICE, "t1", PHONE, AGENT, NOW, NEXT_KEY)))
                .isInstanceOf(StoreException.class);

        assertThat(held()).isEmpty();
    }

    @Test
    default void apply_appPasswordRemoved_takesItsTokensAlong() {
        alice();
        put(token("t1"));
        put(token("t2", Optional.of(new AppPasswordId("a2")), AGENT, NOW));
        put(token("t3", PRIMARY, AGENT, NOW));

        apply(new AccountWrite.RemoveAppPassword(new AppPasswordId("a1")));

        assertThat(ids()).containsExactlyInAnyOrder("t2", "t3");
    }

    @Test
    default void apply_primaryVerifiersReplacedOrDropped_takesTheirTokensAlong() {
        alice();
        put(token("t1"));
        put(token("t2", PRIMARY, AGENT, NOW));

        apply(primaryHash("new"), primaryVerifiers("new"));
        assertThat(ids()).containsExactly("t1");

        put(token("t3", PRIMARY, AGENT, NOW));
        apply(new AccountWrite.DropPrimaryVerifiers(), new AccountWrite.SetTwoStep(true));
        assertThat(ids()).containsExactly("t1");
    }

    @Test
    default void apply_dropFastTokensOrAccountRemoved_leavesNone() {
        alice();
        assertThat(stores().accounts().create(List.of(account(BOB, false, adding(BOB, "a1"))))).isPresent();
        put(token("t1"));
        put(token(BOB, "t2", PHONE, AGENT, NOW, KEY));

        apply(new AccountWrite.DropFastTokens());
        assertThat(held()).isEmpty();
        assertThat(stores().accounts().load(BOB).orElseThrow().fastTokens()).hasSize(1);

        put(token("t3"));
        apply(new AccountWrite.RemoveAccount(NOW));
        alice();
        assertThat(held()).isEmpty();
    }

    @Test
    default void count_onlyGrows() {
        alice();
        put(token("t1"));
        FastTokenId id = new FastTokenId("t1");

        assertThat(tokens().count(ALICE, id, 1)).isTrue();
        assertThat(tokens().count(ALICE, id, 1)).isFalse();
        assertThat(tokens().count(ALICE, id, 0)).isFalse();
        assertThat(tokens().count(ALICE, id, 7)).isTrue();
        assertThat(tokens().count(ALICE, id, 6)).isFalse();
        assertThat(tokens().count(BOB, id, 8)).isFalse();
        assertThat(tokens().count(ALICE, new FastTokenId("t2"), 8)).isFalse();
    }

    @Test
    default void count_sameCountManyTimesAtOnce_isAcceptedOnce() throws Exception {
        alice();
        put(token("t1"));
        Callable<Boolean> use = () -> tokens().count(ALICE, new FastTokenId("t1"), 5);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            int accepted = 0;
            for (Future<Boolean> one : threads.invokeAll(Collections.nCopies(20, use))) {
                accepted += one.get() ? 1 : 0;
            }
            assertThat(accepted).isEqualTo(1);
        }
    }

    @Test
    default void drop_namedOnes_leavesTheOthers() {
        alice();
        put(token("t1", PHONE, "agent 1", NOW));
        put(token("t2", PHONE, "agent 2", NOW));

        tokens().drop(BOB, Set.of(new FastTokenId("t2")));
        tokens().drop(ALICE, Set.of());
        tokens().drop(ALICE, Set.of(new FastTokenId("t1"), new FastTokenId("t9")));

        assertThat(ids()).containsExactly("t2");
    }

    @Test
    default void dropExpired_atTheInstant_goes() {
        alice();
        put(token("t1", PHONE, "agent 1", NOW));
        put(token("t2", PHONE, "agent 2", NOW.plusMillis(1)));

        assertThat(tokens().dropExpired(NOW.plusSeconds(60))).isEqualTo(1);

        assertThat(ids()).containsExactly("t2");
    }

    @Test
    default void reseal_tokens_isCountedAndRefusedLikeEveryOtherRow() {
        seals().allow(NEXT_KEY, NOW);
        assertThat(stores().accounts().create(List.of(account(ALICE, false,
                new AccountWrite.AddAppPassword(Fixtures.appPassword(ALICE, "a1", NEXT_KEY)))))).isPresent();
        put(token("t1"));

        assertThat(seals().count(KEY)).isEqualTo(1);
        assertThat(seals().retire(KEY)).isFalse();
        SealStore.Row row = seals().sealedOtherwise(NEXT_KEY, Optional.empty(), 9).getFirst();
        assertThat(row).isEqualTo(new SealStore.Row(ALICE, sealed("fast-t1", KEY, "secret of t1")));
        assertThat(seals().sealedOtherwise(NEXT_KEY, Optional.of(row), 9)).isEmpty();

        SealedCredential again = sealed("fast-t1", NEXT_KEY, "sealed again");
        seals().reseal(List.of(new Reseal(row, again)));

        assertThat(held().getFirst().secret()).isEqualTo(again);
        assertThat(seals().retire(KEY)).isTrue();
    }

    private SealStore seals() {
        return stores().seals();
    }
}
