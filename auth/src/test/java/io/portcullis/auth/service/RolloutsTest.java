package io.portcullis.auth.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.account.GroupName;
import io.portcullis.auth.account.RolloutTerms;
import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.event.RolloutChange;
import io.portcullis.auth.login.PrimaryUseStore;
import io.portcullis.auth.rollout.RolloutPlan;
import io.portcullis.auth.rollout.RolloutStage;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.store.MemoryStores;
import io.portcullis.auth.store.StoredAccount;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolloutsTest {
    @TempDir
    private Path directory;

    private static final Optional<GroupName> STAFF = Optional.of(new GroupName("staff"));

    private final MemoryStores stores = new MemoryStores();
    private Services services;

    @BeforeEach
    void open() {
        services = new Services(stores, Services.newKeys(directory), Services.RULES);
    }

    private Rollouts rollouts() {
        return services.rollouts();
    }

    private RolloutStage stageOf(AccountName name) {
        Account account = stores.accounts().load(name).map(StoredAccount::account).orElseGet(() -> new Account(name,
                AccountStatus.ACTIVE, false, 1, services.clock.instant(), RolloutTerms.NONE));
        return rollouts().state(account, false, services.clock.instant()).stage();
    }

    private RolloutPlan set(RolloutStage stage, int percent) {
        return set(Optional.empty(), stage, percent);
    }

    private RolloutPlan set(Optional<GroupName> group, RolloutStage stage, int percent) {
        return rollouts().set(new Rollouts.Draft(group, stage, percent, List.of()), "");
    }

    @Test
    void plan_neverSet_isOffForEverybody() {
        assertThat(rollouts().plans().everybody().stage()).isEqualTo(RolloutStage.OFF);
        assertThat(stageOf(Services.ALICE)).isEqualTo(RolloutStage.OFF);
        assertThat(stores.rollout().load()).isEmpty();
    }

    @Test
    void set_isInForceAtOnce_andStoredWithWhy() {
        rollouts().set(new Rollouts.Draft(Optional.empty(), RolloutStage.ENFORCE, 100, List.of()), "as announced");

        assertThat(stageOf(Services.ALICE)).isEqualTo(RolloutStage.ENFORCE);
        assertThat(stores.rollout().load()).contains(rollouts().plans());
        assertThat(stores.audit().after(0, 10)).singleElement().satisfies(row -> {
            assertThat(row.entry().kind()).isEqualTo("RolloutSet");
            assertThat(row.entry().detail()).isEqualTo("stage=ENFORCE percent=100 brownouts= why=as announced");
        });
    }

    @Test
    void set_growingPercentage_keepsWhoWasIn() {
        List<AccountName> some = IntStream.range(0, 500).mapToObj(i -> new AccountName("user" + i)).toList();
        set(RolloutStage.ENFORCE, 20);
        List<AccountName> first = some.stream().filter(name -> stageOf(name) == RolloutStage.ENFORCE).toList();

        set(RolloutStage.ENFORCE, 40);

        assertThat(first).isNotEmpty().allMatch(name -> stageOf(name) == RolloutStage.ENFORCE);
        assertThat(some).anyMatch(name -> stageOf(name) == RolloutStage.OFF);
    }

    @Test
    void set_outOfBounds_changesNothing() {
        for (Runnable wrong : List.<Runnable>of(() -> set(RolloutStage.ENFORCE, 101),
                () -> set(RolloutStage.BROWNOUT, 100),
                () -> rollouts().set(new Rollouts.Draft(Optional.empty(), RolloutStage.ENFORCE, 100, List.of()),
                        "two\nlines"),
                () -> rollouts().set(new Rollouts.Draft(Optional.empty(), RolloutStage.ENFORCE, 100, List.of()),
                        "x".repeat(201)))) {
            assertThatThrownBy(wrong::run).isInstanceOfSatisfying(AccountException.class,
                    refused -> assertThat(refused.reason()).isEqualTo(Reason.BAD_VALUE));
        }
        assertThat(rollouts().plans().everybody().stage()).isEqualTo(RolloutStage.OFF);
        assertThat(stores.audit().length()).isZero();
    }

    @Test
    void refresh_planOfAnotherServer_isTakenUp() {
        Services other = new Services(stores, services.keys, Services.RULES);
        set(RolloutStage.ENFORCE, 50);
        assertThat(other.rollouts().plans().everybody().stage()).isEqualTo(RolloutStage.OFF);

        other.rollouts().refresh();

        assertThat(other.rollouts().plans()).isEqualTo(rollouts().plans());
    }

    @Test
    void set_group_isInForceForItsAccounts_andOffForEverybodyTakesItBack() {
        services.accounts().create(Services.ALICE, Optional.empty());
        rollouts().setGroup(Services.ALICE, STAFF);

        set(STAFF, RolloutStage.ENFORCE, 100);
        assertThat(stageOf(Services.ALICE)).isEqualTo(RolloutStage.ENFORCE);
        assertThat(stageOf(new AccountName("bob"))).isEqualTo(RolloutStage.OFF);
        assertThat(stores.rollout().load()).contains(rollouts().plans());

        set(RolloutStage.OFF, 100);
        assertThat(stageOf(Services.ALICE)).isEqualTo(RolloutStage.OFF);
        assertThat(stores.rollout().load()).contains(rollouts().plans());
    }

    @Test
    void clear_group_followsEverybodyAgain() {
        services.accounts().create(Services.ALICE, Optional.empty());
        rollouts().setGroup(Services.ALICE, STAFF);
        set(RolloutStage.NUDGE, 100);
        set(STAFF, RolloutStage.OFF, 100);
        assertThat(stageOf(Services.ALICE)).isEqualTo(RolloutStage.OFF);

        rollouts().clear(STAFF.orElseThrow(), "back");

        assertThat(stageOf(Services.ALICE)).isEqualTo(RolloutStage.NUDGE);
        assertThat(stores.rollout().load()).contains(rollouts().plans());
        assertThat(stores.audit().after(0, 10).getLast().entry().detail()).isEqualTo("group=staff why=back");
        assertThatThrownBy(() -> rollouts().clear(STAFF.orElseThrow(), "")).isInstanceOf(AccountException.class);
    }

    @Test
    void setGroup_again_changesNothing_andNoneTakesItOut() {
        services.accounts().create(Services.ALICE, Optional.empty());

        assertThat(rollouts().setGroup(Services.ALICE, STAFF).rollout().group()).isEqualTo(STAFF);
        assertThat(rollouts().setGroup(Services.ALICE, STAFF).authVersion()).isEqualTo(2);
        assertThat(rollouts().setGroup(Services.ALICE, Optional.empty()).rollout().group()).isEmpty();
        assertThat(services.published).filteredOn(RolloutChange.Grouped.class::isInstance).hasSize(2);
    }

    @Test
    void snooze_once_putsOffForAWeekAndNeverAgain() {
        services.accounts().create(Services.ALICE, Optional.empty());
        set(RolloutStage.ENFORCE, 100);

        Instant until = rollouts().snooze(Services.ALICE);

        Instant now = services.clock.instant().truncatedTo(ChronoUnit.MILLIS);
        assertThat(until).isEqualTo(now.plus(Duration.ofDays(7)));
        assertThat(stageOf(Services.ALICE)).isEqualTo(RolloutStage.NUDGE);
        assertThat(services.published.getLast()).isEqualTo(
                new RolloutChange.Snoozed(Services.ALICE, now, 2, until));
        services.clock.advance(Duration.ofDays(7));
        assertThat(stageOf(Services.ALICE)).isEqualTo(RolloutStage.ENFORCE);
        assertThatThrownBy(() -> rollouts().snooze(Services.ALICE)).isInstanceOfSatisfying(AccountException.class,
                refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_READY));
    }

    @Test
    void snooze_nothingAnnounced_isRefusedAndKept() {
        services.accounts().create(Services.ALICE, Optional.empty());
        set(RolloutStage.OBSERVE, 100);

        assertThatThrownBy(() -> rollouts().snooze(Services.ALICE)).isInstanceOf(AccountException.class);

        set(RolloutStage.NUDGE, 100);
        assertThat(rollouts().snooze(Services.ALICE)).isAfter(services.clock.instant());
    }

    @Test
    void snooze_ownerChoseTwoStep_isRefused() {
        services.accounts().create(Services.ALICE, Optional.empty());
        set(RolloutStage.ENFORCE, 100);
        services.accounts().setTwoStep(Services.ALICE, true);

        assertThatThrownBy(() -> rollouts().snooze(Services.ALICE)).isInstanceOf(AccountException.class);
    }

    @Test
    void preview_namesWhoUsedThePrimaryPasswordLately() {
        Instant now = services.clock.instant();
        List<PrimaryUseStore.Use> expected = new ArrayList<>();
        for (int i = 1000; i < 3500; i++) {
            AccountName name = new AccountName("user" + i);
            services.accounts().create(name, Optional.empty());
            Instant at = i % 2 == 0 ? now : now.minus(Duration.ofDays(31));
            PrimaryUseStore.Use use = new PrimaryUseStore.Use(
                    new PrimaryUseStore.Key(name, LoginProtocol.SIP, "Linphone"), at);
            stores.keep(List.of(use));
            if (i % 2 == 0) {
                expected.add(use);
            }
        }
        List<PrimaryUseStore.Use> all = new ArrayList<>();
        List<PrimaryUseStore.Use> tenth = new ArrayList<>();

        rollouts().preview(Optional.empty(), 100, all::add);
        rollouts().preview(Optional.empty(), 10, tenth::add);

        assertThat(all).isEqualTo(expected);
        RolloutPlan plan = set(RolloutStage.ENFORCE, 10);
        assertThat(tenth).isNotEmpty().allMatch(use -> plan.covers(use.key().account()));
        assertThat(tenth.size()).isLessThan(400);
    }
}
