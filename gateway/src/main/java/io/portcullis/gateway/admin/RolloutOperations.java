package io.portcullis.gateway.admin;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.GroupName;
import io.portcullis.auth.login.LoginService;
import io.portcullis.auth.login.PrimaryUseStore;
import io.portcullis.auth.module.AuthModule;
import io.portcullis.auth.rollout.RolloutPlan;
import io.portcullis.auth.rollout.RolloutStage;
import io.portcullis.auth.service.Rollouts;
import io.portcullis.gateway.admin.AdminException.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
        return item(Optional.empty(), rollouts.plans().everybody());
    }

    /// The plans of groups that have their own.
    List<AdminItem> groups() {
        List<AdminItem> items = new ArrayList<>();
        rollouts.plans().groups().forEach((group, plan) -> items.add(item(Optional.of(group), plan)));
        return items;
    }

    AdminItem set(AdminRequest.SetRollout set, AdminCaller caller) {
        List<RolloutPlan.Window> brownouts = set.brownouts().stream().map(RolloutPlan.Window::parse).toList();
        return set(new Rollouts.Draft(Optional.empty(), stage(set.stage()), set.percent(), brownouts),
                caller);
    }

    AdminItem set(AdminRequest.SetGroupRollout set, AdminCaller caller) {
        List<RolloutPlan.Window> brownouts = set.brownouts().stream().map(RolloutPlan.Window::parse).toList();
        Optional<GroupName> group = Optional.of(new GroupName(set.group()));
        return set(new Rollouts.Draft(group, stage(set.stage()), set.percent(), brownouts), caller);
    }

    private AdminItem set(Rollouts.Draft draft, AdminCaller caller) {
        return item(draft.group(), rollouts.set(draft, caller.why()));
    }

    void clear(AdminRequest.ClearGroupRollout clear, AdminCaller caller) {
        rollouts.clear(new GroupName(clear.group()), caller.why());
    }

    Account setGroup(AccountName name, Optional<String> group) {
        return rollouts.setGroup(name, group.map(GroupName::new));
    }

    /// As of now: what was seen in the last minute is written down first.
    void preview(AdminRequest.PreviewRollout preview, Consumer<AdminItem> items) {
        logins.flushUsage();
        rollouts.preview(preview.group().map(GroupName::new), preview.percent(), use -> items.accept(item(use)));
    }

    private static RolloutStage stage(String text) {
        return Arrays.stream(RolloutStage.values()).filter(stage -> written(stage).equals(text)).findFirst()
                .orElseThrow(() -> new AdminException(Reason.BAD_VALUE, "stage: " + text + " (expected: "
                        + Arrays.stream(RolloutStage.values()).map(RolloutOperations::written)
                                .collect(Collectors.joining(", "))
                        + ")"));
    }

    private static AdminItem item(Optional<GroupName> group, RolloutPlan plan) {
        return new AdminItem.RolloutItem(group.map(GroupName::value), written(plan.stage()), plan.percent(),
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
