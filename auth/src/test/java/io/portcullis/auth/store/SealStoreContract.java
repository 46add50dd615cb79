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
import static io.portcullis.auth.store.Fixtures.sealed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.store.SealStore.Reseal;
import io.portcullis.auth.store.SealStore.Row;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a [SealStore] promises.
public interface SealStoreContract extends StoresContract {
    private SealStore seals() {
        return stores().seals();
    }

    @Test
    default void allow_aKeyTwice_isThereOnce() {
        seals().allow(NEXT_KEY, NOW);
        seals().allow(NEXT_KEY, NOW.plusSeconds(1));

        assertThat(seals().keys()).containsExactlyInAnyOrder(KEY, NEXT_KEY);
        assertThat(seals().added()).containsEntry(NEXT_KEY, NOW).containsOnlyKeys(KEY, NEXT_KEY);
    }

    @Test
    default void retire_namedByARow_isRefused() {
        assertThat(stores().accounts().create(List.of(account(ALICE, false, primaryHash("phc"))))).isPresent();

        assertThat(seals().retire(KEY)).isFalse();

        assertThat(seals().keys()).containsExactly(KEY);
        assertThat(seals().count(KEY)).isEqualTo(1);
    }

    @Test
    default void retire_namedByNoRow_forbidsWritingWithIt() {
        assertThat(stores().accounts().create(List.of(account(ALICE, false)))).isPresent();

        assertThat(seals().retire(KEY)).isTrue();

        assertThat(seals().keys()).isEmpty();
        assertThat(seals().retire(KEY)).isFalse();
        assertThatThrownBy(() -> stores().accounts().apply(change(ALICE, 1, primaryHash("phc"))))
                .isInstanceOf(StoreException.class);
    }

    @Test
    default void sealedOtherwise_pages_seeEveryOtherRowOnce() {
        seals().allow(NEXT_KEY, NOW);
        AccountWrite newer = new AccountWrite.AddAppPassword(Fixtures.appPassword(BOB, "b1", NEXT_KEY));
        assertThat(stores().accounts().create(List.of(account(ALICE, false, primaryHash("phc"), adding(ALICE, "a1")),
                account(BOB, false, newer, adding(BOB, "b2"))))).isPresent();

        List<Row> first = seals().sealedOtherwise(NEXT_KEY, Optional.empty(), 2);
        List<Row> rest = seals().sealedOtherwise(NEXT_KEY, Optional.of(first.getLast()), 2);

        assertThat(first).containsExactly(new Row(ALICE, sealed("a1", KEY, "verifiers of a1")),
                new Row(ALICE, sealed("primary-hash", KEY, "phc")));
        assertThat(rest).containsExactly(new Row(BOB, sealed("b2", KEY, "verifiers of b2")));
        assertThat(seals().sealedOtherwise(NEXT_KEY, Optional.of(rest.getLast()), 2)).isEmpty();
    }

    @Test
    default void reseal_rows_replacesKeyAndBlobAndKeepsVersion() {
        seals().allow(NEXT_KEY, NOW);
        assertThat(stores().accounts().create(List.of(account(ALICE, false, adding(ALICE, "a1"))))).isPresent();
        Row row = seals().sealedOtherwise(NEXT_KEY, Optional.empty(), 9).getFirst();
        SealedCredential again = sealed("a1", NEXT_KEY, "sealed again");

        seals().reseal(List.of(new Reseal(row, again)));

        StoredAccount alice = stores().accounts().load(ALICE).orElseThrow();
        assertThat(alice.appPasswords().getFirst().verifiers()).isEqualTo(again);
        assertThat(alice.account().authVersion()).isEqualTo(1);
        assertThat(seals().retire(KEY)).isTrue();
    }

    @Test
    default void reseal_rowThatChangedOrWent_leavesItAlone() {
        seals().allow(NEXT_KEY, NOW);
        assertThat(stores().accounts()
                .create(List.of(account(ALICE, false, primaryHash("old"), adding(ALICE, "a1"))))).isPresent();
        List<Row> rows = seals().sealedOtherwise(NEXT_KEY, Optional.empty(), 9);
        assertThat(stores().accounts().apply(change(ALICE, 1, primaryHash("new"),
                new AccountWrite.RemoveAppPassword(new AppPasswordId("a1"))))).isTrue();

        seals().reseal(rows.stream().map(
                row -> new Reseal(row, sealed(row.credential().id(), NEXT_KEY, "old, sealed again"))).toList());

        StoredAccount alice = stores().accounts().load(ALICE).orElseThrow();
        assertThat(alice.primaryHash()).contains(sealed("primary-hash", KEY, "new"));
        assertThat(alice.appPasswords()).isEmpty();
    }
}
