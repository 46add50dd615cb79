package io.portcullis.gateway.cli;

import io.portcullis.auth.secret.KeyRingException;
import io.portcullis.auth.store.StoreException;
import io.portcullis.gateway.admin.AdminException;
import io.portcullis.gateway.store.JournalException;
import java.io.UncheckedIOException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The command and everything under it.
@Command(name = "portcullis", description = "One server for chat (XMPP) and calls (SIP), with app-specific passwords.", versionProvider = Version.class, mixinStandardHelpOptions = true, scope = CommandLine.ScopeType.INHERIT, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
    "0:done", "1:failed, or the server could not start",
    "2:the command line is wrong", "3:the configuration is wrong", "4:no such account, app password or server",
    "5:the name is taken, or there is no room for one more",
    "6:the server or its data is busy; try again"}, footer = {"", "Try it: portcullis quickstart",
        "Passwords are never taken from the command line."})
final class PortcullisCommand {
    private final Terminal terminal;

    private PortcullisCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    static CommandLine create(Terminal terminal, Serving serving) {
        CommandLine line = new CommandLine(new PortcullisCommand(terminal));
        line.addSubcommand(new QuickstartCommand(terminal, serving)).addSubcommand(new RunCommand(serving))
                .addSubcommand(new CheckConfigCommand(terminal)).addSubcommand(new AccountCommand(terminal))
                .addSubcommand(new AppPasswordCommand(terminal)).addSubcommand(new KeysCommand(terminal))
                .addSubcommand(new RolloutCommand(terminal)).addSubcommand(new MailCommand(terminal))
                .addSubcommand(new SessionCommand(terminal))
                .addSubcommand(new AuditCommand(terminal)).addSubcommand(new ApiTokenCommand(terminal));
        return line.setOut(terminal.out()).setErr(terminal.err()).setUsageHelpWidth(100)
                .setUsageHelpAutoWidth(false)
                .setExecutionExceptionHandler((failure, command, _) -> failed(failure, terminal));
    }

    @Command(description = "Print the version.")
    int version() {
        terminal.out().println("portcullis " + Version.number());
        return ExitCodes.DONE;
    }

    @Command(description = {"Print a completion script for a shell.", "bash: source <(portcullis completion bash)",
        "zsh: autoload -U bashcompinit; bashcompinit; source <(portcullis completion zsh)"})
    int completion(@Parameters(paramLabel = "bash|zsh", description = "The shell.") Shell shell) {
        CommandLine line = create(terminal, new Serving((_, _) -> {
            throw new IllegalStateException("only described, never started");
        }));
        terminal.out().print(AutoComplete.bash("portcullis", line));
        terminal.out().flush();
        return shell == Shell.bash || shell == Shell.zsh ? ExitCodes.DONE : ExitCodes.USAGE;
    }

    /// As it is typed.
    enum Shell {
        bash, zsh
    }

    private static int failed(Exception failure, Terminal terminal) throws Exception {
        int code = switch (failure) {
            case AdminException refused -> ExitCodes.of(refused.reason());
            case UsageException _ -> ExitCodes.USAGE;
            case ConfigRefusedException _ -> ExitCodes.CONFIGURATION;
            case KeyRingException _,StoreException _,JournalException _,UncheckedIOException _,IllegalStateException _ ->
                ExitCodes.FAILED;
            default -> throw failure;
        };
        terminal.err().println(code == ExitCodes.FAILED ? FailureLine.of(failure) : failure.getMessage());
        terminal.err().flush();
        return code;
    }
}
