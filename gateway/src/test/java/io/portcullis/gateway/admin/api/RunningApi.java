package io.portcullis.gateway.admin.api;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.portcullis.gateway.admin.AdminOperations;
import io.portcullis.gateway.admin.OpenStores;
import io.portcullis.gateway.config.ConfigReader;
import io.portcullis.gateway.config.DataDirectory;
import io.portcullis.gateway.config.ListenerConfig;
import io.portcullis.gateway.config.LoopsConfig;
import io.portcullis.gateway.config.Networks;
import io.portcullis.gateway.net.ConnectionCounts;
import io.portcullis.gateway.net.EventLoops;
import io.portcullis.gateway.net.Listeners;
import io.portcullis.gateway.net.Offloader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/// The API on real sockets over stores of its own: a Unix socket, and plain HTTP on loopback.
record RunningApi(OpenStores stores, EventLoops loops, Listeners listeners, AdminSocket socket, int port,
        SimpleMeterRegistry meters) implements AutoCloseable {
    static RunningApi in(Path directory, LoopsConfig.Transport transport) {
        OpenStores stores = OpenStores.in(directory);
        EventLoops loops = EventLoops.open(new LoopsConfig(2, transport));
        Listeners listeners = new Listeners(loops, ConfigReader.defaults().connections(), Networks.NONE);
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        AdminApi api = new AdminApi(stores.operations(), stores.auth().apiTokens(), meters, Clock.systemUTC(),
                new HeardTokens());
        Offloader offloader = new Offloader(16, 64);
        AdminSocket socket = AdminSocket.open(stores.data(), loops, api, offloader);
        var address = (InetSocketAddress) listeners
                .listen("admin", new ListenerConfig(true, InetAddress.getLoopbackAddress(), 0),
                        new AdminPipeline(api, offloader, new ConnectionCounts(100, 100), Optional.empty()))
                .localAddress();
        return new RunningApi(stores, loops, listeners, socket, address.getPort(), meters);
    }

    DataDirectory data() {
        return stores.data();
    }

    /// As the command asks: a connection for each request.
    AdminOperations command(String reason) {
        return (request, items) -> {
            try (SocketOperations client = SocketOperations.connect(data(), reason).orElseThrow()) {
                client.perform(request, items);
            }
        };
    }

    @Override
    public void close() {
        socket.close();
        listeners.close();
        loops.close();
        stores.close();
    }
}
