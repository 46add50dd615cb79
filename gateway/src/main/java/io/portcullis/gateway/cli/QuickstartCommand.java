package io.portcullis.gateway.cli;

import io.portcullis.gateway.config.DataDirectory;
import io.portcullis.gateway.config.PortcullisConfig;
import io.portcullis.gateway.config.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `portcullis quickstart`.
@Command(name = "quickstart", description = {"Start a server on this machine's loopback, ready to try.",
    "The first time it makes a data directory with a key ring, a self-signed certificate, databases and the accounts "
            + "alice (two-step on) and bob, and shows their passwords once. After that it starts what is there."})
final class QuickstartCommand implements Callable<Integer> {
    private static final String CONFIGURATION = """
            # Every key is in gateway/docs/configuration.md. This server listens on loopback only.
            domain = "localhost"

            [listeners]
            xmpp.address = "127.0.0.1"
            xmpp-tls.address = "127.0.0.1"
            sip.address = "127.0.0.1"
            sip-tls.address = "127.0.0.1"
            pages.address = "127.0.0.1"
            ops.address = "127.0.0.1"
            """;

    private final Terminal terminal;
    private final Serving serving;

    @Option(names = "--new-passwords", description = "Give alice and bob new passwords, show them once, and end those that quickstart made before.")
    private boolean newPasswords;

    @Mixin
    private ServerOptions server = new ServerOptions();

    QuickstartCommand(Terminal terminal, Serving serving) {
        this.terminal = terminal;
        this.serving = serving;
    }

    @Override
    public Integer call() {
        DataDirectory data = server.directory();
        List<String> made = new ArrayList<>();
        Installation.directory(data);
        if (!Files.exists(data.configFile()) && !Files.exists(data.keys())) {
            writeConfiguration(data);
            made.add("settings     " + data.configFile());
        }
        PortcullisConfig config = server.read();
        made.addAll(new Installation(config, data).complete());
        TakenPorts.refuse(config, data);
        Optional<QuickstartAccounts.Secrets> secrets = QuickstartAccounts.make(config, data, newPasswords);
        try {
            serving.serve(config, data, running -> {
                new QuickstartPage(config, data, running.addresses()).print(terminal.out(), made, secrets);
                terminal.out().flush();
            });
        } catch (RuntimeException failed) {
            secrets.ifPresent(
                    lost -> terminal.err().println("The new passwords were not shown. After the cause below is mended: "
                            + QuickstartPage.command() + " quickstart --new-passwords --data " + data.path()));
            throw failed;
        }
        return ExitCodes.DONE;
    }

    private static void writeConfiguration(DataDirectory data) {
        try {
            PrivateFiles.create(data.configFile(), CONFIGURATION);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(data.configFile() + ": cannot be written", unwritable);
        }
    }
}
