package io.portcullis.gateway.cli;

import io.portcullis.auth.secret.Secret;
import io.portcullis.gateway.admin.AdminItem;
import io.portcullis.gateway.admin.AdminRequest;
import io.portcullis.gateway.config.PrivateFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `portcullis account …`.
@Command(name = "account", description = "Make, show, change and remove accounts.")
final class AccountCommand {
    private static final String NAME = "The account's name: what stands before the @.";

    private static final int PAGE = 500;

    private final Terminal terminal;

    AccountCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(description = "Make an account. Two-step verification is off; turn it on with `account two-step NAME on`.")
    int add(@Parameters(paramLabel = "NAME", description = NAME) String name, @Mixin PasswordOptions password,
            @Option(names = "--no-password", description = "Without a primary password: it opens to app passwords only.") boolean none,
            @Mixin ServerOptions server, @Mixin OutputOptions output) {
        Optional<Secret> secret = none ? Optional.empty() : Optional.of(password.read(name, terminal));
        return OpenOperations.ask(terminal, new AdminRequest.AddAccount(name, secret), server, output);
    }

    @Command(description = "List all accounts.")
    int list(@Mixin ServerOptions server, @Mixin OutputOptions output) {
        try (OpenOperations operations = OpenOperations.of(server, "")) {
            ItemPrinter printer = new ItemPrinter(terminal.out(), output.json());
            Optional<String> after = Optional.empty();
            do {
                after = page(operations, after, printer);
            } while (after.isPresent());
        }
        return ExitCodes.DONE;
    }

    /// Prints a page of accounts, and says where the next begins.
    private static Optional<String> page(OpenOperations operations, Optional<String> after, ItemPrinter printer) {
        List<AdminItem> items = new ArrayList<>();
        operations.perform(new AdminRequest.ListAccounts(after, Optional.of(PAGE)), items::add);
        items.forEach(printer::print);
        return items.size() == PAGE && items.getLast() instanceof AdminItem.AccountItem last
                ? Optional.of(last.name())
                : Optional.empty();
    }

    @Command(description = "Show an account.")
    int show(@Parameters(paramLabel = "NAME", description = NAME) String name, @Mixin ServerOptions server,
            @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, new AdminRequest.ShowAccount(name), server, output);
    }

    @Command(description = "Let nobody in to an account, and end what is open; everything under it is kept.")
    int suspend(@Parameters(paramLabel = "NAME", description = NAME) String name, @Mixin ServerOptions server,
            @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, new AdminRequest.SuspendAccount(name), server, output);
    }

    @Command(description = "Let a suspended account in again.")
    int resume(@Parameters(paramLabel = "NAME", description = NAME) String name, @Mixin ServerOptions server,
            @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, new AdminRequest.ResumeAccount(name), server, output);
    }

    @Command(description = "Remove an account and everything under it, for good.")
    int remove(@Parameters(paramLabel = "NAME", description = NAME) String name, @Mixin ServerOptions server,
            @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, new AdminRequest.RemoveAccount(name), server, output);
    }

    @Command(name = "set-password", description = {"Set the primary password.",
        "Ends all app passwords of the account, unless the configuration says otherwise."})
    int setPassword(@Parameters(paramLabel = "NAME", description = NAME) String name, @Mixin PasswordOptions password,
            @Mixin ServerOptions server, @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, new AdminRequest.SetPassword(name, password.read(name, terminal)), server,
                output);
    }

    @Command(description = {"Invite somebody: whoever has the link chooses the first password of the account, once.",
        "NAME may be new, or an account without a password. A link before leads nowhere any more."})
    int invite(@Parameters(paramLabel = "NAME", description = NAME) String name,
            @Option(names = "--mail", paramLabel = "ADDRESS", description = "Mail the link there, and do not print it.") Optional<String> mail,
            @Option(names = "--days", paramLabel = "N", description = "How long the link can be opened (default: pages.invitation).") Optional<Integer> days,
            @Mixin ServerOptions server, @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, mail.<AdminRequest>map(to -> new AdminRequest.InviteByMail(name, to, days))
                .orElseGet(() -> new AdminRequest.InviteByLink(name, days)), server, output);
    }

    @Command(description = "List the invitations that nobody has accepted.")
    int invitations(@Mixin ServerOptions server, @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, new AdminRequest.ListInvitations(), server, output);
    }

    @Command(description = "Take an invitation back. An account that was made for it goes along.")
    int uninvite(@Parameters(paramLabel = "NAME", description = NAME) String name, @Mixin ServerOptions server,
            @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, new AdminRequest.WithdrawInvitation(name), server, output);
    }

    @Command(description = {"Let an owner whom you know, and who lost everything, set a new password.",
        "Mails go to the confirmed addresses: one now, that cancels it, and after recovery.waiting one with the link.",
        "A sign-in at the account pages cancels it; devices that sign in by themselves do not."})
    int recover(@Parameters(paramLabel = "NAME", description = NAME) String name, @Mixin ServerOptions server,
            @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, new AdminRequest.RecoverAccount(name), server, output);
    }

    @Command(name = "two-step", description = {"Turn two-step verification on or off.",
        "On: chat and calls open to app passwords only, at once.",
        "Off: the primary password opens them again once it is set anew."})
    int twoStep(@Parameters(paramLabel = "NAME", description = NAME) String name,
            @Parameters(paramLabel = "on|off", description = "on or off") Switch state, @Mixin ServerOptions server,
            @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal,
                state == Switch.on ? new AdminRequest.TurnTwoStepOn(name) : new AdminRequest.TurnTwoStepOff(name),
                server, output);
    }

    @Command(description = {"Put an account into a group, which the rollout can treat on its own.",
        "Without GROUP: take it out."})
    int group(@Parameters(paramLabel = "NAME", description = NAME) String name,
            @Parameters(paramLabel = "GROUP", arity = "0..1", description = "1 to 64 of a-z, 0-9, '.', '_', '-'.") Optional<String> group,
            @Mixin ServerOptions server, @Mixin OutputOptions output) {
        return OpenOperations.ask(terminal, group.<AdminRequest>map(into -> new AdminRequest.SetGroup(name, into))
                .orElseGet(() -> new AdminRequest.LeaveGroup(name)), server, output);
    }

    @Command(description = {
        "Make many accounts for load tests: PREFIX1, PREFIX2, … with two-step on and one app password "
                + "each, for chat and older phones."})
    int generate(@Parameters(paramLabel = "COUNT", description = "How many.") int count,
            @Option(names = "--prefix", defaultValue = "user", paramLabel = "PREFIX", description = "What their names begin with (default: user).") String prefix,
            @Option(names = "--output", required = true, paramLabel = "FILE", description = "A new file of lines name,password; only you can read it.") Path output,
            @Mixin ServerOptions server) {
        try (OpenOperations operations = OpenOperations.of(server, "");
                PrintWriter file = new PrintWriter(Channels.newWriter(
                        PrivateFiles.open(output), StandardCharsets.UTF_8))) {
            operations.perform(new AdminRequest.GenerateAccounts(count, prefix), item -> write(item, file));
            if (file.checkError()) {
                throw new UsageException("--output: " + output + " cannot be written");
            }
        } catch (FileAlreadyExistsException exists) {
            throw new UsageException("--output: " + output + " exists (expected: a new file)");
        } catch (IOException unwritable) {
            throw new UsageException("--output: " + output + " cannot be written");
        }
        terminal.out().println(count + " accounts made; their app passwords are in " + output);
        return ExitCodes.DONE;
    }

    private static void write(AdminItem item, PrintWriter file) {
        if (item instanceof AdminItem.GeneratedItem generated) {
            file.print(generated.name() + "," + ItemPrinter.reveal(generated.password()) + "\n");
        }
    }

    /// As it is typed.
    enum Switch {
        on, off
    }
}
