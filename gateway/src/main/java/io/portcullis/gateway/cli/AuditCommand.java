package io.portcullis.gateway.cli;

import io.portcullis.gateway.admin.AdminItem;
import io.portcullis.gateway.admin.AdminRequest;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `portcullis audit …`.
@Command(name = "audit", description = "Read the audit log: who changed what, and when.")
final class AuditCommand {
    private static final int PAGE = 500;
    private static final int WAIT_SECONDS = 20;

    private final Terminal terminal;

    AuditCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(description = "Print every row; with --json as JSON lines.")
    int export(@Mixin ServerOptions server, @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, new AdminRequest.ExportAuditLog(), server, output);
    }

    @Command(description = "Say whether the log is as it was written; exit code 1 where it is not.")
    int check(@Mixin ServerOptions server, @Mixin OutputOptions output) {
        boolean[] intact = {false};
        try (OpenOperations operations = OpenOperations.of(server, "")) {
            ItemPrinter printer = new ItemPrinter(terminal.out(), output.json());
            operations.perform(new AdminRequest.CheckAuditLog(), item -> {
                printer.print(item);
                intact[0] = item instanceof AdminItem.AuditCheckItem check && check.intact();
            });
        }
        return intact[0] ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    @Command(description = "Print every row, and then each new one as it is written, until Ctrl-C.")
    int follow(@Mixin ServerOptions server, @Mixin OutputOptions output) {
        ItemPrinter printer = new ItemPrinter(terminal.out(), output.json());
        long[] last = {0};
        while (!Thread.currentThread().isInterrupted()) {
            try (OpenOperations operations = OpenOperations.of(server, "")) {
                operations.perform(new AdminRequest.ReadAuditLog(Optional.of(last[0]), Optional.of(PAGE),
                        Optional.of(WAIT_SECONDS)), item -> {
                            printer.print(item);
                            last[0] = item instanceof AdminItem.AuditItem row ? row.seq() : last[0];
                        });
            }
            terminal.out().flush();
        }
        return ExitCodes.DONE;
    }
}
