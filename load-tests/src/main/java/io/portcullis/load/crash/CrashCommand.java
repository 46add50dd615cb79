package io.portcullis.load.crash;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.portcullis.load.Accounts;
import io.portcullis.load.Accounts.Login;
import io.portcullis.load.Network;
import io.portcullis.load.ServerOptions;
import io.portcullis.load.Target;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `crash`: starts a server, kills it with SIGKILL under load, again and again, and counts what was acknowledged and is
/// gone. Exit code 0 only when nothing was lost and nothing came twice.
@Command(name = "crash", mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true, description = {
    "Kills a server under load and counts acknowledged messages that are gone, with recipients online, detached",
    "and offline."})
public final class CrashCommand implements Callable<Integer> {
    @Option(names = "--start", required = true, paramLabel = "COMMAND", description = "shell command that becomes the server")
    private String start = "";

    @Option(names = "--log", defaultValue = "crash-server.log", paramLabel = "FILE", description = "the server's output")
    private Path log = Path.of("");

    @Mixin
    private final ServerOptions options = new ServerOptions();

    @Option(names = "--kills", defaultValue = "20", description = "how often it is killed")
    private int kills;

    @Option(names = "--pairs", defaultValue = "9", description = "senders, as many recipients; a third of them each online, detached, offline")
    private int pairs;

    @Option(names = "--seed", defaultValue = "1", description = "of the moments at which it is killed")
    private long seed;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws SSLException {
        Target target = options.target("server", options.xmppPort());
        SslContext tls = SslContextBuilder.forClient().trustManager(InsecureTrustManagerFactory.INSTANCE)
                .endpointIdentificationAlgorithm(null).build();
        List<Login> logins = Accounts.read(options.accounts());
        if (logins.size() < 2 * pairs) {
            throw new IllegalArgumentException(pairs + " pairs need " + 2 * pairs + " accounts");
        }
        Random moments = new Random(seed);
        String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        List<Count> totals = Stream.of(Presence.values()).map(Count::none).toList();
        try (Network network = new Network();
                ServerUnderTest server = new ServerUnderTest(start, target.address(), log)) {
            server.start();
            for (int kill = 1; kill <= kills; kill++) {
                Round round = new Round(run + "-" + kill, network, target, tls, server,
                        logins.subList(0, 2 * pairs));
                List<Count> counts = round.run(Duration.ofMillis(300 + moments.nextInt(1500)));
                totals = add(totals, counts);
            }
        }
        print(totals);
        return totals.stream().allMatch(Count::clean) ? 0 : 1;
    }

    private static List<Count> add(List<Count> totals, List<Count> counts) {
        return IntStream.range(0, totals.size()).mapToObj(i -> totals.get(i).plus(counts.get(i))).toList();
    }

    private void print(List<Count> totals) {
        if (spec == null) {
            return;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%d kills%n%-10s %12s %6s %6s %11s %14s%n", kills, "recipient", "acknowledged", "lost", "twice",
                "sent again", "copies dropped");
        totals.forEach(count -> out.printf("%-10s %12d %6d %6d %11d %14d%n", count.presence(), count.acknowledged(),
                count.lost(), count.twice(), count.sentAgain(), count.copiesDropped()));
        out.flush();
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new CrashCommand()).execute(arguments));
    }
}
