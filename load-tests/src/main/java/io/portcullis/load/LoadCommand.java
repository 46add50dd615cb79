package io.portcullis.load;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.portcullis.load.measure.ServerProcess;
import io.portcullis.load.report.Report;
import io.portcullis.load.report.Result;
import io.portcullis.load.scenario.Calls;
import io.portcullis.load.scenario.IdleSessions;
import io.portcullis.load.scenario.Logins;
import io.portcullis.load.scenario.Messages;
import io.portcullis.load.scenario.Registrations;
import io.portcullis.load.scenario.Scenario;
import io.portcullis.load.xmpp.Tokens;
import io.portcullis.load.xmpp.XmppClient.Options;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `load`: puts load on an XMPP or SIP server and prints what an operation cost it.
@Command(name = "load", mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true, description = {
    "Puts load on a server on this machine and prints operations a second, the server's CPU time per operation,",
    "latency, and memory per session. Run it on a core of its own (taskset)."})
public final class LoadCommand implements Callable<Integer> {
    /// The kinds of load.
    enum Load {
        LOGINS, IDLE, MESSAGES, ACKNOWLEDGED, REGISTRATIONS, CALLS
    }

    @Parameters(arity = "1..*", description = "what to run, in this order: ${COMPLETION-CANDIDATES}")
    private List<Load> loads = new ArrayList<>();

    @Mixin
    private final LoadedServer server = new LoadedServer();

    @Mixin
    private final SizeOptions size = new SizeOptions();

    @Option(names = "--json", paramLabel = "FILE", description = "also write the results as JSON")
    private @Nullable Path json;

    @Spec
    private @Nullable CommandSpec spec;

    static final class LoadedServer extends ServerOptions {
        @Option(names = "--name", defaultValue = "server", description = "what the report calls the server")
        private String name = "";

        @Option(names = "--sip-port", defaultValue = "5060", description = "its SIP port, UDP")
        private int sipPort;

        @Option(names = "--pid", description = "its process; without it nothing is said of CPU and memory")
        private @Nullable Long pid;

        @Option(names = "--direct-tls", description = "XMPP over TLS from the first byte, instead of STARTTLS")
        private boolean directTls;

        @Option(names = "--tls", defaultValue = "TLSv1.3", description = "TLS protocol version")
        private String tlsVersion = "";

        @Option(names = "--mechanism", defaultValue = "SCRAM-SHA-256", description = "SASL mechanism")
        private String mechanism = "";

        @Option(names = "--sasl2", description = "sign in by SASL2 with Bind 2, instead of RFC 6120")
        private boolean sasl2;

        @Option(names = "--fast", description = "get a token by SASL2 once an account, then sign in by HT-SHA-256-NONE")
        private boolean fast;
    }

    static final class SizeOptions {
        @Option(names = "--count", defaultValue = "20000", description = "operations measured (logins: a tenth)")
        private int count;

        @Option(names = "--warm-up", defaultValue = "20000", description = "operations before (logins: a tenth)")
        private int warmUp;

        @Option(names = "--sessions", defaultValue = "1000", description = "idle sessions held")
        private int sessions;

        @Option(names = "--pairs", defaultValue = "20", description = "pairs that exchange messages, phones that are called")
        private int pairs;

        @Option(names = "--in-flight", defaultValue = "10", description = "messages under way per pair, operations under way")
        private int inFlight;

        @Option(names = "--rate", defaultValue = "0", description = "messages a second, evenly, in place of --in-flight; 0: off")
        private int rate;

        @Option(names = "--settle", defaultValue = "5", description = "seconds to idle before memory is read")
        private int settle;
    }

    @Override
    public Integer call() throws SSLException {
        List<Result> results = new ArrayList<>();
        try (Network network = new Network()) {
            for (Load load : loads) {
                results.add(scenario(load).run(setting(network, load)));
            }
        }
        if (spec != null) {
            Report.print(results, spec.commandLine().getOut());
        }
        if (json != null) {
            Report.write(results, json);
        }
        return results.stream().allMatch(result -> result.failures() == 0) ? 0 : 1;
    }

    private Scenario scenario(Load load) {
        return switch (load) {
            case LOGINS -> new Logins(size.count / 10, size.warmUp / 10, size.inFlight, options(false));
            case IDLE -> new IdleSessions(size.sessions, size.settle, options(false));
            case MESSAGES ->
                new Messages(size.pairs, size.inFlight, size.count, size.warmUp, size.rate, options(false));
            case ACKNOWLEDGED ->
                new Messages(size.pairs, size.inFlight, size.count, size.warmUp, size.rate, options(true));
            case REGISTRATIONS -> new Registrations(size.count, size.warmUp, size.inFlight);
            case CALLS -> new Calls(size.count / 2, size.warmUp / 2, size.inFlight, size.pairs);
        };
    }

    private Options options(boolean acknowledgements) {
        return new Options(server.directTls, server.mechanism, "load", acknowledgements,
                server.sasl2 || server.fast, server.fast ? Optional.of(new Tokens()) : Optional.empty());
    }

    private Scenario.Setting setting(Network network, Load load) throws SSLException {
        int port = load == Load.REGISTRATIONS || load == Load.CALLS ? server.sipPort : server.xmppPort();
        SslContext tls = SslContextBuilder.forClient().sslProvider(SslProvider.OPENSSL_REFCNT)
                .trustManager(InsecureTrustManagerFactory.INSTANCE).protocols(server.tlsVersion)
                .endpointIdentificationAlgorithm(null).build();
        return new Scenario.Setting(network, server.target(server.name, port), tls, Accounts.read(server.accounts()),
                Optional.ofNullable(server.pid).map(ServerProcess::new));
    }

    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new LoadCommand()).setCaseInsensitiveEnumValuesAllowed(true);
        System.exit(command.execute(arguments));
    }
}
