package io.portcullis.gateway.cli;

import io.portcullis.gateway.admin.AdminRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `portcullis app-password …`.
@Command(name = "app-password", description = "Make, list and revoke app-specific passwords.")
final class AppPasswordCommand {
    private static final String NAME = "The account's name: what stands before the @.";

    private final Terminal terminal;

    AppPasswordCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// What a new app password is to be.
    static final class NewOptions {
        @Option(names = "--label", required = true, paramLabel = "TEXT", description = "What its owner calls it, for example the device.")
        private String label = "";

        @Option(names = "--scope", required = true, split = ",", paramLabel = "xmpp,sip", description = "What it opens: xmpp (chat), sip (phone) or both.")
        private List<String> scopes = new ArrayList<>();

        @Option(names = "--older-phone", description = "Open to phones that know MD5 digest only; needs scope sip.")
        private boolean olderPhone;

        @Option(names = "--expires", paramLabel = "DATE", description = "Not good from then on: 2027-01-31 (its beginning, UTC) or 2027-01-31T18:00:00Z.")
        private Optional<String> expires = Optional.empty();

        @Option(names = "--network", paramLabel = "CIDR", description = "Good from this network only; can be repeated. Example: 192.0.2.0/24")
        private List<String> networks = new ArrayList<>();

        @Option(names = "--letters", paramLabel = "16|28", defaultValue = "0", description = "Its length: 16 to be typed, 28 to be scanned (default: as configured).")
        private int letters;

        AdminRequest request(String name) {
            return new AdminRequest.CreateAppPassword(name, label, scopes, olderPhone, expires.map(NewOptions::instant),
                    networks, letters);
        }

        static Instant instant(String text) {
            try {
                return text.contains("T")
                        ? Instant.parse(text)
                        : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            } catch (DateTimeParseException malformed) {
                throw new UsageException("--expires: " + text + " (expected: 2027-01-31 or 2027-01-31T18:00:00Z)");
            }
        }
    }

    @Command(description = "Make an app password. It is shown once and cannot be shown again.")
    int create(@Parameters(paramLabel = "NAME", description = NAME) String name, @Mixin NewOptions options,
            @Mixin ServerOptions server, @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, options.request(name), server, output);
    }

    @Command(name = "ask", description = {"Ask the owner by mail to add a device.",
        "The link leads to a sign-in and holds no secret."})
    int ask(@Parameters(paramLabel = "NAME", description = NAME) String name,
            @Option(names = "--kind", required = true, paramLabel = "KIND", description = "What it is, for example linphone, conversations or older.") String kind,
            @Option(names = "--label", paramLabel = "TEXT", description = "What it is to be called.") Optional<String> label,
            @Mixin ServerOptions server, @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, new AdminRequest.SendSetUpLink(name, kind, label), server, output);
    }

    @Command(description = "List an account's app passwords, without the passwords.")
    int list(@Parameters(paramLabel = "NAME", description = NAME) String name, @Mixin ServerOptions server,
            @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, new AdminRequest.ListAppPasswords(name), server, output);
    }

    @Command(description = "Revoke one; what it opened ends within a second.")
    int revoke(@Parameters(paramLabel = "NAME", description = NAME) String name,
            @Parameters(paramLabel = "ID", description = "As `create` and `list` print it.") String id,
            @Mixin ServerOptions server, @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, new AdminRequest.RevokeAppPassword(name, id), server, output);
    }

    @Command(name = "revoke-all", description = "Revoke all of an account; what they opened ends within a second.")
    int revokeAll(@Parameters(paramLabel = "NAME", description = NAME) String name, @Mixin ServerOptions server,
            @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, new AdminRequest.RevokeAllAppPasswords(name), server, output);
    }
}
