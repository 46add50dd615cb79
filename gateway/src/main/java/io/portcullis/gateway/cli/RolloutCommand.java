package io.portcullis.gateway.cli;

import io.portcullis.gateway.admin.AdminItem;
import io.portcullis.gateway.admin.AdminRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `portcullis rollout …`.
@Command(name = "rollout", description = {"Ask for app-specific passwords of everybody, step by step.",
    "An account whose owner turned two-step on is held to the rule whatever the stage."})
final class RolloutCommand {
    private final Terminal terminal;

    RolloutCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(description = "Show the stage in force, and those of groups that have their own.")
    int status(@Mixin ServerOptions server, @Mixin OutputOptions output) {
        try (OpenOperations operations = OpenOperations.of(server, output.reason())) {
            ItemPrinter printer = new ItemPrinter(terminal.out(), output.json());
            operations.perform(new AdminRequest.ShowRollout(), printer::print);
            operations.perform(new AdminRequest.ListGroupRollouts(), printer::print);
        }
        return ExitCodes.DONE;
    }

    /// What is to be in force.
    static final class SetOptions {
        @Option(names = "--group", paramLabel = "NAME", description = "For the accounts of this group, in place of what holds for everybody.")
        private Optional<String> group = Optional.empty();

        @Option(names = "--percent", paramLabel = "0-100", defaultValue = "100", description = "For this part of the accounts; a greater one only adds some (default: ${DEFAULT-VALUE}).")
        private int percent;

        @Option(names = "--brownout", paramLabel = "FROM/TO", description = "When stage brownout refuses, for example 2026-12-01T09:00:00Z/2026-12-01T10:00:00Z; can be repeated.")
        private List<String> brownouts = new ArrayList<>();
    }

    @Command(description = {"Put a stage into force, at once:",
        "off        nothing happens; for everybody, it takes groups' stages back too",
        "observe    primary passwords still open; who uses them is noted", "nudge      as observe, and owners are told",
        "block-new  a device from a network not seen before is refused",
        "brownout   all are refused within the windows given", "enforce    all are refused",
        "It tells at the next sign-in; who is signed in stays."})
    int set(@Parameters(paramLabel = "STAGE", description = "off, observe, nudge, block-new, brownout or enforce.") String stage,
            @Mixin SetOptions options, @Mixin ServerOptions server, @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, options.group
                .<AdminRequest>map(group -> new AdminRequest.SetGroupRollout(group, stage, options.percent,
                        options.brownouts))
                .orElseGet(() -> new AdminRequest.SetRollout(stage, options.percent, options.brownouts)), server,
                output);
    }

    @Command(description = "Let everybody's stage hold for a group again.")
    int clear(@Parameters(paramLabel = "GROUP", description = "The group's name.") String group,
            @Mixin ServerOptions server, @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, new AdminRequest.ClearGroupRollout(group), server, output);
    }

    @Command(description = {"Name who would be refused if the rule were enforced, by protocol and client.",
        "Known from the last 30 days at stage observe or above."})
    int preview(
            @Option(names = "--group", paramLabel = "NAME", description = "Only accounts of this group.") Optional<String> group,
            @Option(names = "--percent", paramLabel = "0-100", defaultValue = "100", description = "For this part of the accounts (default: ${DEFAULT-VALUE}).") int percent,
            @Mixin ServerOptions server, @Mixin OutputOptions output) {
        Set<String> names = new HashSet<>();
        try (OpenOperations operations = OpenOperations.of(server, output.reason())) {
            ItemPrinter printer = new ItemPrinter(terminal.out(), output.json());
            operations.perform(new AdminRequest.PreviewRollout(group, percent), item -> {
                printer.print(item);
                if (item instanceof AdminItem.PrimaryUseItem use) {
                    names.add(use.name());
                }
            });
        }
        if (!output.json()) {
            terminal.out().println(
                    names.size() == 1 ? "1 account would be refused" : names.size() + " accounts would be refused");
        }
        return ExitCodes.DONE;
    }
}
