package io.portcullis.auth.store;

import static io.portcullis.auth.store.Fixtures.ALICE;
import static io.portcullis.auth.store.Fixtures.BOB;
import static io.portcullis.auth.store.Fixtures.NOW;
import static io.portcullis.auth.store.Fixtures.account;
import static io.portcullis.auth.store.Fixtures.change;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.GroupName;
import io.portcullis.auth.account.RolloutTerms;
import io.portcullis.auth.rollout.RolloutPlan;
import io.portcullis.auth.rollout.RolloutPlans;
import io.portcullis.auth.rollout.RolloutStage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the stores promise of the rollout's plans, and of what accounts bring to them.
public interface RolloutStoreContract extends StoresContract {
    private static AuditEntry set() {
        return new AuditEntry(NOW, Optional.empty(), "RolloutSet", "by a test");
    }

    @Test
    default void load_neverSet_isEmpty() {
        assertThat(stores().rollout().load()).isEmpty();
    }

    @Test
    default void save_again_replacesThePlansAndAddsToTheAuditLog() {
        GroupName staff = new GroupName("staff");
        RolloutPlans observed = RolloutPlans.of(new RolloutPlan("p", RolloutStage.OBSERVE, 100, List.of()))
                .with(Optional.of(staff), new RolloutPlan("p", RolloutStage.ENFORCE, 50, List.of()));
        RolloutPlans brownout = RolloutPlans.of(new RolloutPlan("p", RolloutStage.BROWNOUT, 5,
                List.of(new RolloutPlan.Window(NOW, NOW.plusMillis(1)),
                        new RolloutPlan.Window(NOW.plusSeconds(60), NOW.plusSeconds(120)))));

        stores().rollout().save(observed, set());
        assertThat(stores().rollout().load()).contains(observed);
        stores().rollout().save(brownout, set());

        assertThat(stores().rollout().load()).contains(brownout);
        assertThat(AuditCheck.of(stores().audit())).isEqualTo(new AuditCheck.Intact(2));
    }

    @Test
    default void apply_groupAndSnooze_areTheAccounts() {
        RolloutTerms terms = new RolloutTerms(Optional.of(new GroupName("staff")), Optional.of(NOW.plusSeconds(1)));
        assertThat(stores().accounts().create(List.of(account(ALICE, false), account(BOB, false)))).isPresent();

        assertThat(stores().accounts().apply(change(ALICE, 1, new AccountWrite.SetGroup(terms.group()),
                new AccountWrite.SetSnoozedUntil(NOW.plusSeconds(1))))).isTrue();

        assertThat(stores().accounts().load(ALICE).map(StoredAccount::account).map(Account::rollout)).contains(terms);
        assertThat(stores().accounts().list(Optional.empty(), 10)).extracting(Account::rollout).containsExactly(terms,
                RolloutTerms.NONE);
        assertThat(stores().accounts().apply(change(ALICE, 2, new AccountWrite.SetGroup(Optional.empty())))).isTrue();
        assertThat(stores().accounts().list(Optional.empty(), 1)).extracting(Account::rollout)
                .containsExactly(new RolloutTerms(Optional.empty(), terms.snoozedUntil()));
    }
}
