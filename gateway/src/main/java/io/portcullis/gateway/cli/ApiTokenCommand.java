package io.portcullis.gateway.cli;

import io.portcullis.gateway.admin.AdminRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `portcullis api-token …`.
@Command(name = "api-token", description = "Make, list and revoke tokens of the administration API.")
final class ApiTokenCommand {
    private final Terminal terminal;

    ApiTokenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(description = "Make a token. It is shown once and cannot be shown again.")
    int create(
            @Parameters(paramLabel = "NAME", description = "What it is for: a-z, 0-9, dot, hyphen, underscore.") String name,
            @Option(names = "--scope", required = true, split = ",", paramLabel = "SCOPE", description = "What it opens, such as accounts:read; can be repeated.") List<String> scopes,
            @Option(names = "--expires", paramLabel = "DATE", description = "Not good from then on: 2027-01-31 (its beginning, UTC) or 2027-01-31T18:00:00Z.") Optional<String> expires,
            @Mixin ServerOptions server, @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, new AdminRequest.CreateApiToken(name, new ArrayList<>(scopes),
                expires.map(AppPasswordCommand.NewOptions::instant)), server, output);
    }

    @Command(description = "List all tokens, without their secrets.")
    int list(@Mixin ServerOptions server, @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, new AdminRequest.ListApiTokens(), server, output);
    }

    @Command(description = "Revoke one; it opens nothing from then on.")
    int revoke(@Parameters(paramLabel = "ID", description = "As `create` and `list` print it.") String id,
            @Mixin ServerOptions server, @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, new AdminRequest.RevokeApiToken(id), server, output);
    }
}
