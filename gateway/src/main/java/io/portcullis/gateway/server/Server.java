package io.portcullis.gateway.server;

import io.netty.channel.Channel;
import io.portcullis.gateway.admin.AdminSocket;
import io.portcullis.gateway.admin.AuthOpening;
import io.portcullis.gateway.admin.LocalOperations;
import io.portcullis.gateway.config.DataDirectory;
import io.portcullis.gateway.config.ListenerConfig;
import io.portcullis.gateway.config.PortcullisConfig;
import io.portcullis.gateway.ops.OpsServer;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One server of this process.
public final class Server implements RunningServer {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final Closing closing = new Closing();
    private final Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
    private final Foundation foundation;
    private volatile boolean stopping;

    private Server(PortcullisConfig config, DataDirectory data) {
        try {
            foundation = Foundation.open(config, data, closing);
            openOperations();
        } catch (RuntimeException failed) {
            closing.close();
            throw failed;
        }
    }

    /// Starts a server.
    public static RunningServer start(PortcullisConfig config, DataDirectory data) {
        return new Server(config, data);
    }

    private void openOperations() {
        OpsServer ops = new OpsServer(foundation.metrics(), List.of(this::stoppingProblem), foundation.offloader());
        listen("ops", foundation.config().listeners().ops(), ops);
        AdminSocket admin = AdminSocket.open(foundation.data(),
                new LocalOperations(foundation.auth(), AuthOpening.letters(foundation.config().login())));
        closing.add(admin::close);
    }

    private void listen(String name, ListenerConfig config, Consumer<Channel> installer) {
        if (config.enabled()) {
            Channel channel = foundation.listeners().listen(name, config, installer);
            addresses.put(name, (InetSocketAddress) channel.localAddress());
        }
    }

    private Optional<String> stoppingProblem() {
        return stopping ? Optional.of("stopping") : Optional.empty();
    }

    @Override
    public Map<String, InetSocketAddress> addresses() {
        return Map.copyOf(addresses);
    }

    @Override
    public void stop() {
        stopping = true;
        Duration timeout = foundation.config().drain().timeout();
        LOG.info("stopping: streams have {} s to close", timeout.toSeconds());
        foundation.listeners().drain(timeout);
        closing.close();
        LOG.info("stopped");
    }
}
