package io.portcullis.load.attack;

import io.portcullis.load.Accounts;
import io.portcullis.load.Accounts.Login;
import io.portcullis.load.ServerOptions;
import io.portcullis.load.attack.flood.Flood;
import io.portcullis.load.attack.others.Others;
import io.portcullis.load.attack.server.Ports;
import io.portcullis.load.attack.server.Server;
import io.portcullis.load.attack.server.StartedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `attack`: attacks a server on this machine's loopback while others use it. Exit code 0 only when it stood every attack.
@Command(name = "attack", mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true, description = {
    "Attacks a server on this machine's loopback while well-behaved accounts use it, and prints what that cost the",
    "server and them, with a verdict. Each attack has a new server of its own, unless one that runs is named."})
public final class AttackCommand implements Callable<Integer> {
    private static final int ACCOUNTS = Others.ACCOUNTS + Flood.ACCOUNTS;

    @Parameters(arity = "0..*", description = "which, in this order; all without one: ${COMPLETION-CANDIDATES}")
    private List<Attack> attacks = new ArrayList<>();

    @Option(names = "--portcullis", defaultValue = "gateway/bin/portcullis", paramLabel = "FILE", description = "what starts a server")
    private Path portcullis = Path.of("");

    @Option(names = "--short", description = "the short form: less of each, and more patient limits of time")
    private boolean brief;

    @ArgGroup(exclusive = false, heading = "%nA server that runs, on a loopback address, with 36 accounts at least, for chat and phones:%n")
    private @Nullable Running running;

    @Spec
    private @Nullable CommandSpec spec;

    static final class Running extends ServerOptions {
        @Option(names = "--pid", required = true, description = "its process")
        private long pid;

        @Option(names = "--data", required = true, paramLabel = "DIR", description = "its data directory")
        private Path data = Path.of("");

        @Option(names = "--log", required = true, paramLabel = "FILE", description = "what it logs to")
        private Path log = Path.of("");

        @Option(names = "--gc-log", paramLabel = "FILE", description = "what its JVM logs to by -Xlog:gc")
        private @Nullable Path collections;

        @Option(names = "--xmpp-tls-port", defaultValue = "5223", description = "its port for XMPP over TLS")
        private int xmppTls;

        @Option(names = "--sip-port", defaultValue = "5060", description = "its port for SIP")
        private int sip;

        @Option(names = "--sip-tls-port", defaultValue = "5061", description = "its port for SIP over TLS")
        private int sipTls;

        @Option(names = "--pages-port", defaultValue = "8443", description = "its port for the account pages")
        private int pages;

        Server server() {
            return new Server(host(), new Ports(xmppPort(), xmppTls, sip, sipTls, pages), domain(), pid, data, log,
                    Optional.ofNullable(collections));
        }
    }

    @Override
    public Integer call() throws IOException {
        boolean stood = true;
        for (Attack attack : attacks.isEmpty() ? List.of(Attack.values()) : attacks) {
            AttackRun.Outcome outcome = running == null ? onNewServer(attack) : onRunning(attack, running);
            if (spec != null) {
                AttackReport.print(outcome, spec.commandLine().getOut());
            }
            stood &= outcome.verdict().stood();
        }
        return stood ? 0 : 1;
    }

    private AttackRun.Outcome onNewServer(Attack attack) throws IOException {
        try (StartedServer started = StartedServer.start(portcullis)) {
            return new AttackRun(attack, started.server(), Accounts.read(started.generateAccounts(ACCOUNTS)), brief)
                    .run();
        }
    }

    private AttackRun.Outcome onRunning(Attack attack, Running named) throws IOException {
        Server server = named.server();
        List<Login> accounts = Accounts.read(named.accounts());
        if (accounts.size() < ACCOUNTS) {
            throw new IllegalArgumentException(
                    named.accounts() + ": " + accounts.size() + " accounts (expected: at least " + ACCOUNTS + ")");
        }
        return new AttackRun(attack, server, accounts.subList(0, ACCOUNTS), brief).run();
    }

    static CommandLine commandLine() {
        return new CommandLine(new AttackCommand()).registerConverter(Attack.class, Attack::named);
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }
}
