package io.portcullis.gateway.cli;

import io.portcullis.gateway.admin.AdminRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `portcullis mail …`.
@Command(name = "mail", description = "See which mails to account holders could not be delivered, and try again.")
final class MailCommand {
    private final Terminal terminal;

    MailCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(description = "Show how many mails wait, and how many were given up.")
    int status(@Mixin ServerOptions server, @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, new AdminRequest.ShowMail(), server, output);
    }

    @Command(description = "List the mails that were not delivered yet, the oldest first, with their last failure.")
    int list(@Mixin ServerOptions server, @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, new AdminRequest.ListMail(), server, output);
    }

    @Command(description = "Try a mail again at once, also one that was given up.")
    int retry(@Parameters(paramLabel = "ID", description = "What `mail list` begins its line with.") String id,
            @Mixin ServerOptions server, @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, new AdminRequest.RetryMail(id), server, output);
    }
}
