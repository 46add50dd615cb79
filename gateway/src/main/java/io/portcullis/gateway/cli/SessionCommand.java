package io.portcullis.gateway.cli;

import io.portcullis.gateway.admin.AdminRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `portcullis session …`.
@Command(name = "session", description = "List and end what is signed in now.")
final class SessionCommand {
    private static final String NAME = "The account's name: what stands before the @.";

    private final Terminal terminal;

    SessionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(description = "List an account's clients that are signed in now.")
    int list(@Parameters(paramLabel = "NAME", description = NAME) String name, @Mixin ServerOptions server,
            @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, new AdminRequest.ListSessions(name), server, output);
    }

    @Command(description = "End one. Its client may sign in again: revoke its app password to keep it out.")
    int end(@Parameters(paramLabel = "NAME", description = NAME) String name,
            @Parameters(paramLabel = "ID", description = "As `list` prints it.") String id,
            @Mixin ServerOptions server, @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, new AdminRequest.EndSession(name, id), server, output);
    }

    @Command(name = "end-all", description = "End all of an account. Its clients may sign in again.")
    int endAll(@Parameters(paramLabel = "NAME", description = NAME) String name, @Mixin ServerOptions server,
            @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, new AdminRequest.EndAllSessions(name), server, output);
    }
}
