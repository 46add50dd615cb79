package io.portcullis.gateway.cli;

import io.portcullis.gateway.config.DataDirectory;
import io.portcullis.gateway.config.PortcullisConfig;
import io.portcullis.gateway.ops.Logs;
import io.portcullis.gateway.server.RunningServer;
import io.portcullis.gateway.server.ServerStarter;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// Starts a server and stays until the process is told to end.
final class Serving {
    private final ServerStarter starter;

    Serving(ServerStarter starter) {
        this.starter = starter;
    }

    /// Returns when the server has stopped; `ready` hears when it accepts connections. An interrupt, as well as Ctrl-C or
    /// SIGTERM, stops it.
    void serve(PortcullisConfig config, DataDirectory data, Consumer<RunningServer> ready) {
        Logs.configure(config.log());
        RunningServer server = starter.start(config, data);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread hook = new Thread(() -> stop(server, stopped), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        ready.accept(server);
        try {
            stopped.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            Runtime.getRuntime().removeShutdownHook(hook);
            stop(server, stopped);
        }
    }

    private static void stop(RunningServer server, CountDownLatch stopped) {
        server.stop();
        stopped.countDown();
    }
}
