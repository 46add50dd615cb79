package io.portcullis.gateway.ops;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.portcullis.auth.module.AuthModule;
import io.portcullis.auth.rollout.RolloutStage;
import io.portcullis.auth.service.Announcements;
import java.time.Clock;
import java.util.Locale;

/// How the rollout stands, and whom it hurts.
public final class RolloutMeters {
    private RolloutMeters() {}

    /// Adds the stage, the percentage, and who was refused and has recovered; hears the events from now on.
    public static void watch(MeterRegistry registry, AuthModule auth) {
        for (RolloutStage stage : RolloutStage.values()) {
            Gauge.builder("portcullis.rollout.stage",
                    () -> auth.rollouts().plans().everybody().stage() == stage ? 1 : 0)
                    .description("1 for the stage in force for everybody")
                    .tag("stage", stage.name().toLowerCase(Locale.ROOT).replace('_', '-')).register(registry);
        }
        Gauge.builder("portcullis.rollout.percent", () -> auth.rollouts().plans().everybody().percent())
                .description("Which part of the accounts the stage is about").register(registry);
        Gauge.builder("portcullis.rollout.groups", () -> auth.rollouts().plans().groups().size())
                .description("Groups with a stage of their own").register(registry);
        FunctionCounter.builder("portcullis.rollout.announced", auth.mails().announcements(), Announcements::told)
                .description("Owners told by mail that the rule is coming").register(registry);
        RuleRefusals refusals = new RuleRefusals(Clock.systemUTC());
        auth.events().subscribe(refusals::heard);
        Gauge.builder("portcullis.rollout.refused.accounts", refusals::lastHour)
                .description("Accounts that the rule refused in the last hour").register(registry);
        Gauge.builder("portcullis.rollout.recovered.ratio", refusals::recovered)
                .description("Of the accounts that the rule refused in the last day, those that got in by an app "
                        + "password since; not a number where there are none")
                .register(registry);
    }
}
