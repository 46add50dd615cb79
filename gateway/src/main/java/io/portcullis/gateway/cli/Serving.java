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

/// Starts a server for a command, and stays for it after the command has ended: a server has no need of the commands, which are some
/// megabytes of objects.
final class Serving {
    private final ServerStarter starter;
    private final BlockingQueue<Optional<String>> ends = new LinkedBlockingQueue<>();
    private Optional<Started> started = Optional.empty();

    /// @param hook stops the server when the process is told to end
    private record Started(RunningServer server, Thread hook) {}

    Serving(ServerStarter starter) {
        this.starter = starter;
    }

    /// Starts a server, which Ctrl-C or SIGTERM stops; `ready` hears when it accepts connections. [#stay] is to be called then.
    void serve(PortcullisConfig config, DataDirectory data, Consumer<RunningServer> ready) {
        Logs.configure(config.log());
        RunningServer server = starter.start(config, data);
        Thread hook = new Thread(() -> {
            server.stop();
            ends.add(Optional.empty());
        }, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        ready.accept(server);
        var _ = server.failure().thenAccept(why -> ends.add(Optional.of(why)));
        started = Optional.of(new Started(server, hook));
    }

    /// Returns when the server that was started has stopped, at once where there is none. An interrupt stops it, too.
    ///
    /// @return why it could not go on; empty where it was told to end
    Optional<String> stay() {
        return started.flatMap(running -> {
            Optional<String> failure = Optional.empty();
            try {
                failure = ends.take();
                if (failure.isEmpty()) {
                    return failure;
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().removeShutdownHook(running.hook());
            running.server().stop();
            return failure;
        });
    }
}
