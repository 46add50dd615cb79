package io.portcullis.gateway.cli;

import io.portcullis.gateway.admin.AdminRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `portcullis keys …`.
@Command(name = "keys", description = "Look after the key ring.")
final class KeysCommand {
    private final Terminal terminal;

    KeysCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(description = {
        "Take a new key into use and seal all credentials again under it. Nobody is refused meanwhile.",
        "Back the key ring up afterwards: without it no credential opens."})
    int rotate(
            @Option(names = "--retire", description = "Then remove keys that nothing needs any more; a backup of the "
                    + "database made before needs them still.") boolean retire,
            @Mixin ServerOptions server,
            @Mixin OutputOptions output) {
        try (OpenOperations operations = OpenOperations.of(server, output.reason())) {
            ItemPrinter printer = new ItemPrinter(terminal.out(), output.json());
            operations.perform(new AdminRequest.RotateKeys(retire), printer::print);
        }
        return ExitCodes.DONE;
    }

    @Command(description = "List the keys of the ring, without the keys themselves.")
    int list(@Mixin ServerOptions server, @Mixin OutputOptions output) {
        try (OpenOperations operations = OpenOperations.of(server, output.reason())) {
            operations.perform(new AdminRequest.ListKeys(), new ItemPrinter(terminal.out(), output.json())::print);
        }
        return ExitCodes.DONE;
    }
}
