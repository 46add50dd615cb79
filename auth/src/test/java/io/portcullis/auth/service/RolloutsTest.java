package io.portcullis.auth.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.login.PrimaryUseStore;
import io.portcullis.auth.rollout.RolloutPlan;
import io.portcullis.auth.rollout.RolloutStage;
import io.portcullis.auth.service.AccountException.Reason;
import io.portcullis.auth.store.MemoryStores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

    private final MemoryStores stores = new MemoryStores();
    private Services services;

    @BeforeEach
    void open() {
        services = new Services(stores, Services.newKeys(directory), Services.RULES);
    }

    private Rollouts rollouts() {
        return services.rollouts();
    }

    private RolloutStage stageOf(AccountName account) {
        return rollouts().state(account, false, services.clock.instant()).stage();
    }

    @Test
    void plan_neverSet_isOffForEverybody() {
        assertThat(rollouts().plan().stage()).isEqualTo(RolloutStage.OFF);
        assertThat(stageOf(Services.ALICE)).isEqualTo(RolloutStage.OFF);
        assertThat(stores.rollout().load()).isEmpty();
    }

    @Test
    void set_isInForceAtOnce_andStoredWithWhy() {
        rollouts().set(RolloutStage.ENFORCE, 100, List.of(), "as announced");

        assertThat(stageOf(Services.ALICE)).isEqualTo(RolloutStage.ENFORCE);
        assertThat(stores.rollout().load()).contains(rollouts().plan());
        assertThat(stores.audit().after(0, 10)).singleElement().satisfies(row -> {
            assertThat(row.entry().kind()).isEqualTo("RolloutSet");
            assertThat(row.entry().detail()).isEqualTo("stage=ENFORCE percent=100 brownouts= why=as announced");
        });
    }

    @Test
    void set_growingPercentage_keepsWhoWasIn() {
        List<AccountName> some = IntStream.range(0, 500).mapToObj(i -> new AccountName("user" + i)).toList();
        rollouts().set(RolloutStage.ENFORCE, 20, List.of(), "");
        List<AccountName> first = some.stream().filter(name -> stageOf(name) == RolloutStage.ENFORCE).toList();

        rollouts().set(RolloutStage.ENFORCE, 40, List.of(), "");

        assertThat(first).isNotEmpty().allMatch(name -> stageOf(name) == RolloutStage.ENFORCE);
        assertThat(some).anyMatch(name -> stageOf(name) == RolloutStage.OFF);
    }

    @Test
    void set_outOfBounds_changesNothing() {
        for (Runnable wrong : List.<Runnable>of(() -> rollouts().set(RolloutStage.ENFORCE, 101, List.of(), ""),
                () -> rollouts().set(RolloutStage.BROWNOUT, 100, List.of(), ""),
                () -> rollouts().set(RolloutStage.ENFORCE, 100, List.of(), "two\nlines"),
                () -> rollouts().set(RolloutStage.ENFORCE, 100, List.of(), "x".repeat(201)))) {
            assertThatThrownBy(wrong::run).isInstanceOfSatisfying(AccountException.class,
                    refused -> assertThat(refused.reason()).isEqualTo(Reason.BAD_VALUE));
        }
        assertThat(rollouts().plan().stage()).isEqualTo(RolloutStage.OFF);
        assertThat(stores.audit().length()).isZero();
    }

    @Test
    void refresh_planOfAnotherServer_isTakenUp() {
        Services other = new Services(stores, services.keys, Services.RULES);
        rollouts().set(RolloutStage.ENFORCE, 50, List.of(), "");
        assertThat(other.rollouts().plan().stage()).isEqualTo(RolloutStage.OFF);

        other.rollouts().refresh();

        assertThat(other.rollouts().plan()).isEqualTo(rollouts().plan());
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

        rollouts().preview(100, all::add);
        rollouts().preview(10, tenth::add);

        assertThat(all).isEqualTo(expected);
        RolloutPlan plan = rollouts().set(RolloutStage.ENFORCE, 10, List.of(), "");
        assertThat(tenth).isNotEmpty().allMatch(use -> plan.covers(use.key().account()));
        assertThat(tenth.size()).isLessThan(400);
    }
}
