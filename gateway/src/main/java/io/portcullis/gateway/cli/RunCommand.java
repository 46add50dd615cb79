package io.portcullis.gateway.cli;

import io.portcullis.gateway.config.DataDirectory;
import io.portcullis.gateway.config.PortcullisConfig;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `portcullis run`.
@Command(name = "run", description = {
    "Start the server and stay in the foreground; Ctrl-C or SIGTERM drains and stops it.",
    "A key ring and a self-signed certificate are made where there are none. Logs go to standard error."})
final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    private final Serving serving;

    @Mixin
    private ServerOptions server = new ServerOptions();

    RunCommand(Serving serving) {
        this.serving = serving;
    }

    @Override
    public Integer call() {
        DataDirectory data = server.directory();
        PortcullisConfig config = server.read();
        Installation.directory(data);
        if (config.mail().host().isEmpty()) {
            LOG.warn(
                    "mail.host is not set: owners are told nothing by mail, and who lost everything needs the operator");
        }
        new Installation(config, data).complete().forEach(made -> LOG.warn("made {}", made));
        TakenPorts.refuse(config, data);
        serving.serve(config, data, running -> LOG.info("ready: {}", running.addresses()));
        return ExitCodes.DONE;
    }
}
