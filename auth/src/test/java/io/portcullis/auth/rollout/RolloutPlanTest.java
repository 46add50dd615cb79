package io.portcullis.auth.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portcullis.auth.account.AccountName;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutPlanTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private static final RolloutPlan.Window HOUR = new RolloutPlan.Window(NOON, NOON.plusSeconds(3600));

    private static RolloutPlan plan(String id, int percent) {
        return new RolloutPlan(id, RolloutStage.ENFORCE, percent, List.of());
    }

    private static List<AccountName> accounts(RolloutPlan plan) {
        return IntStream.range(0, 2_000).mapToObj(i -> new AccountName("user" + i))
                .filter(account -> plan.state(account, false, NOON).stage() == RolloutStage.ENFORCE).toList();
    }

    @Test
    void state_growingPercentage_onlyAddsAccounts() {
        assertThat(accounts(plan("p", 0))).isEmpty();
        assertThat(accounts(plan("p", 100))).hasSize(2_000);
        assertThat(accounts(plan("p", 25)).size()).isBetween(400, 600);
        assertThat(accounts(plan("p", 30))).containsAll(accounts(plan("p", 25)));
        assertThat(accounts(plan("q", 25))).isNotEqualTo(accounts(plan("p", 25)));
    }

    @Test
    void state_brownout_isItsWindowsOnly() {
        RolloutPlan plan = new RolloutPlan("p", RolloutStage.BROWNOUT, 100,
                List.of(new RolloutPlan.Window(NOON, NOON.plusSeconds(60))));
        AccountName alice = new AccountName("alice");
        assertThat(plan.state(alice, true, NOON.minusMillis(1)).brownout()).isFalse();
        assertThat(plan.state(alice, true, NOON)).isEqualTo(new RolloutState(RolloutStage.BROWNOUT, true, true));
        assertThat(plan.state(alice, false, NOON.plusSeconds(60)))
                .isEqualTo(new RolloutState(RolloutStage.BROWNOUT, false, false));
    }

    @Test
    void new_outOfBounds_fails() {
        assertThatIllegalArgumentException().isThrownBy(() -> plan("p", 101))
                .withMessageContaining("(expected: 0-100)");
        assertThatIllegalArgumentException().isThrownBy(() -> plan("p", -1));
        assertThatIllegalArgumentException().isThrownBy(() -> plan("", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> plan("x".repeat(65), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> brownout(List.of()))
                .withMessageContaining("(expected: 1-32)");
        assertThatIllegalArgumentException().isThrownBy(() -> brownout(Collections.nCopies(33, HOUR)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RolloutPlan("p", RolloutStage.ENFORCE, 1, List.of(HOUR)))
                .withMessageContaining("(expected: 0-0)");
        assertThatIllegalArgumentException().isThrownBy(() -> new RolloutPlan.Window(NOON, NOON));
    }

    private static RolloutPlan brownout(List<RolloutPlan.Window> windows) {
        return new RolloutPlan("p", RolloutStage.BROWNOUT, 1, windows);
    }

    @Test
    void window_isReadAsItIsWritten() {
        assertThat(HOUR).hasToString("2026-11-24T12:00:00Z/2026-11-24T13:00:00Z");
        assertThat(RolloutPlan.Window.parse(HOUR.toString())).isEqualTo(HOUR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "noon", "2026-11-24T12:00:00Z", "2026-11-24T12:00:00Z/later",
        "2026-11-24T12:00:00Z/2026-11-24T11:00:00Z", "2026-11-24T12:00:00Z/2026-11-24T13:00:00Z/x"})
    void window_textThatIsNone_isRefusedByName(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> RolloutPlan.Window.parse(text))
                .withMessageContaining("brownout: ").withMessageContaining("(expected: ");
    }
}
