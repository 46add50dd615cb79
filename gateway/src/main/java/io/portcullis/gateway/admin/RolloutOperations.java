package io.portcullis.gateway.admin;

import io.portcullis.auth.login.LoginService;
import io.portcullis.auth.login.PrimaryUseStore;
import io.portcullis.auth.module.AuthModule;
import io.portcullis.auth.rollout.RolloutPlan;
import io.portcullis.auth.rollout.RolloutStage;
import io.portcullis.auth.service.Rollouts;
import io.portcullis.gateway.admin.AdminException.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What an operator asks of the rollout.
final class RolloutOperations {
    private final Rollouts rollouts;
    private final LoginService logins;

    RolloutOperations(AuthModule auth) {
        this.rollouts = auth.rollouts();
        this.logins = auth.logins();
    }

    AdminItem show() {
        return item(rollouts.plan());
    }

    AdminItem set(AdminRequest.SetRollout set, AdminCaller caller) {
        List<RolloutPlan.Window> brownouts = set.brownouts().stream().map(RolloutPlan.Window::parse).toList();
        return item(rollouts.set(stage(set.stage()), set.percent(), brownouts, caller.why()));
    }

    /// As of now: what was seen in the last minute is written down first.
    void preview(int percent, Consumer<AdminItem> items) {
        logins.flushUsage();
        rollouts.preview(percent, use -> items.accept(item(use)));
    }

    private static RolloutStage stage(String text) {
        return Arrays.stream(RolloutStage.values()).filter(stage -> written(stage).equals(text)).findFirst()
                .orElseThrow(() -> new AdminException(Reason.BAD_VALUE, "stage: " + text + " (expected: "
                        + Arrays.stream(RolloutStage.values()).map(RolloutOperations::written)
                                .collect(Collectors.joining(", "))
                        + ")"));
    }

    private static AdminItem item(RolloutPlan plan) {
        return new AdminItem.RolloutItem(written(plan.stage()), plan.percent(),
                plan.brownouts().stream().map(RolloutPlan.Window::toString).toList());
    }

    private static AdminItem item(PrimaryUseStore.Use use) {
        return new AdminItem.PrimaryUseItem(use.key().account().value(), written(use.key().protocol()),
                use.key().client(), use.at());
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
