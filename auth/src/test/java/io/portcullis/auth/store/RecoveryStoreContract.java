package io.portcullis.auth.store;

import static io.portcullis.auth.store.Fixtures.ALICE;
import static io.portcullis.auth.store.Fixtures.BOB;
import static io.portcullis.auth.store.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.notice.LinkToken;
import io.portcullis.auth.recovery.Recovery;
import io.portcullis.auth.recovery.RecoveryOrigin;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the store of recoveries promises.
public interface RecoveryStoreContract extends StoresContract {
    LinkToken CANCEL = LinkToken.create(new SecureRandom());
    LinkToken FINISH = LinkToken.create(new SecureRandom());
    Instant RIPE = NOW.plusSeconds(60);
    Instant OVER = NOW.plusSeconds(120);

    private RecoveryStore recoveries() {
        return stores().recoveries();
    }

    private static AccountWrite starting(AccountName account, LinkToken cancel) {
        return new AccountWrite.StartRecovery(new StoredRecovery(recovery(account), cancel.hash()));
    }

    private static Recovery recovery(AccountName account) {
        return new Recovery(account, NOW, RIPE, RecoveryOrigin.OWNER);
    }

    private static AccountWrite ready() {
        return new AccountWrite.ReadyRecovery(FINISH.hash(), OVER);
    }

    private void create(AccountName name, AccountWrite... writes) {
        assertThat(stores().accounts().create(List.of(Fixtures.account(name, false, writes)))).isPresent();
    }

    private void apply(AccountWrite... writes) {
        long version = stores().accounts().version(ALICE).orElseThrow();
        assertThat(stores().accounts().apply(Fixtures.change(ALICE, version, writes))).isTrue();
    }

    @Test
    default void asked_whoeverHasTheName_isKeptUntilItIsAnswered() {
        recoveries().ask(ALICE, NOW);
        recoveries().ask(BOB, RIPE);
        recoveries().ask(ALICE, OVER);

        assertThat(recoveries().asked(9)).containsExactly(ALICE, BOB);
        assertThat(recoveries().asked(1)).containsExactly(ALICE);
        recoveries().answered(ALICE);

        assertThat(recoveries().asked(9)).containsExactly(BOB);
        recoveries().answered(BOB);
    }

    @Test
    default void recovery_underWay_isFoundByItsOwnLinksOnly() {
        create(ALICE, starting(ALICE, CANCEL));
        create(BOB);

        assertThat(recoveries().recovery(ALICE)).contains(recovery(ALICE));
        assertThat(recoveries().recovery(BOB)).isEmpty();
        assertThat(recoveries().recoveries()).containsExactly(recovery(ALICE));
        assertThat(recoveries().recoveryByCancelLink(CANCEL.hash())).contains(recovery(ALICE));
        assertThat(recoveries().recoveryByCancelLink(FINISH.hash())).isEmpty();
        assertThat(recoveries().recoveryByFinishLink(CANCEL.hash(), NOW)).isEmpty();
    }

    @Test
    default void start_twice_isRefused() {
        create(ALICE, starting(ALICE, CANCEL));

        assertThatThrownBy(() -> apply(starting(ALICE, FINISH))).isInstanceOf(StoreException.class);
    }

    @Test
    default void ripe_untilItsLinkIsSent_thenOpenUntilItExpires() {
        create(ALICE, starting(ALICE, CANCEL));

        assertThat(recoveries().ripe(RIPE.minusMillis(1), 9)).isEmpty();
        assertThat(recoveries().ripe(RIPE, 9)).containsExactly(ALICE);
        apply(ready());

        assertThat(recoveries().ripe(RIPE, 9)).isEmpty();
        assertThat(recoveries().recoveryByFinishLink(FINISH.hash(), RIPE)).contains(recovery(ALICE));
        assertThat(recoveries().recoveryByCancelLink(CANCEL.hash())).contains(recovery(ALICE));
        assertThat(recoveries().recoveryByFinishLink(FINISH.hash(), OVER)).isEmpty();
        assertThat(recoveries().overdue(OVER.minusMillis(1), 9)).isEmpty();
        assertThat(recoveries().overdue(OVER, 9)).containsExactly(ALICE);
    }

    @Test
    default void drop_anyTime_leavesNoLink() {
        create(ALICE, starting(ALICE, CANCEL));
        apply(ready());

        apply(new AccountWrite.DropRecovery());

        assertThat(recoveries().recovery(ALICE)).isEmpty();
        assertThat(recoveries().recoveryByCancelLink(CANCEL.hash())).isEmpty();
        assertThat(recoveries().recoveryByFinishLink(FINISH.hash(), NOW)).isEmpty();
    }

    @Test
    default void reset_again_goesByTheLaterOne() {
        create(ALICE);
        assertThat(recoveries().reset(ALICE)).isEmpty();

        apply(new AccountWrite.Reset(NOW, RIPE));
        apply(new AccountWrite.Reset(RIPE, OVER));

        assertThat(recoveries().reset(ALICE)).contains(OVER);
        apply(new AccountWrite.DropReset());
        assertThat(recoveries().reset(ALICE)).isEmpty();
    }

    @Test
    default void removeAccount_withARecovery_leavesNothingToWhoTakesTheName() {
        create(ALICE, starting(ALICE, CANCEL));
        apply(new AccountWrite.Reset(NOW, RIPE));

        apply(new AccountWrite.RemoveAccount(NOW));
        create(ALICE);

        assertThat(recoveries().recovery(ALICE)).isEmpty();
        assertThat(recoveries().reset(ALICE)).isEmpty();
    }
}
