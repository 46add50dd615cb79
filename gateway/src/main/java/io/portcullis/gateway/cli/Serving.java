package io.portcullis.gateway.cli;

import io.portcullis.gateway.config.DataDirectory;
import io.portcullis.gateway.config.PortcullisConfig;
import io.portcullis.gateway.ops.Logs;
import io.portcullis.gateway.server.RunningServer;
import io.portcullis.gateway.server.ServerStarter;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// Starts a server and stays until the process is told to end.
final class Serving {
    private final ServerStarter starter;

    Serving(ServerStarter starter) {
        this.starter = starter;
    }

    /// Returns when the server has stopped; `ready` hears when it accepts connections. An interrupt, as well as Ctrl-C or
    /// SIGTERM, stops it.
    ///
    /// @throws IllegalStateException when it could not go on; then it has stopped
    void serve(PortcullisConfig config, DataDirectory data, Consumer<RunningServer> ready) {
        Logs.configure(config.log());
        RunningServer server = starter.start(config, data);
        BlockingQueue<Optional<String>> ends = new LinkedBlockingQueue<>();
        Thread hook = new Thread(() -> {
            server.stop();
            ends.add(Optional.empty());
        }, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        ready.accept(server);
        var _ = server.failure().thenAccept(why -> ends.add(Optional.of(why)));
        try {
            Optional<String> failure = ends.take();
            if (failure.isPresent()) {
                Runtime.getRuntime().removeShutdownHook(hook);
                server.stop();
                throw new IllegalStateException(failure.get());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            Runtime.getRuntime().removeShutdownHook(hook);
            server.stop();
        }
    }
}
