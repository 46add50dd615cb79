package io.portcullis.gateway.cli;

import io.portcullis.gateway.config.PortcullisConfig;
import io.portcullis.gateway.net.TlsCertificate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `portcullis check-config`.
@Command(name = "check-config", description = "Read the configuration as `run` would, and report everything that is wrong.")
final class CheckConfigCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ServerOptions server = new ServerOptions();

    CheckConfigCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        PortcullisConfig config = server.read();
        if (config.tls().certificate().isPresent()) {
            Path file = server.directory().certificate(config.tls());
            TlsCertificate.read(file, server.directory().certificateKey(config.tls())).outOfDate(Instant.now())
                    .ifPresent(why -> {
                        throw new IllegalStateException(file + ": " + why);
                    });
        }
        terminal.out().println("the configuration is valid");
        return ExitCodes.DONE;
    }
}
