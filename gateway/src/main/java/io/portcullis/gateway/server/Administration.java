package io.portcullis.gateway.server;

import io.portcullis.auth.decision.AdminRefusal;
import io.portcullis.gateway.admin.LiveSessions;
import io.portcullis.gateway.admin.LocalOperations;
import io.portcullis.gateway.admin.OperatorDefaults;
import io.portcullis.gateway.admin.api.AdminApi;
import io.portcullis.gateway.admin.api.AdminPipeline;
import io.portcullis.gateway.admin.api.AdminSocket;
import io.portcullis.gateway.admin.api.RefusedTokens;
import io.portcullis.gateway.config.AdminConfig;
import io.portcullis.gateway.net.ConnectionCounts;
import io.portcullis.gateway.net.Offloader;
import io.portcullis.gateway.net.ServerTls;
import io.portcullis.gateway.ops.SignInWatch;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Optional;

/// The administration API, on its Unix socket and ready for its listener.
record Administration(AdminPipeline pipeline) {
    static Administration open(Foundation foundation, LiveSessions clients, Clock clock,
            Closing closing) {
        AdminConfig config = foundation.config().admin();
        // Of its own: an administrator gets through when chat and phones have too much to do.
        Offloader offloader = new Offloader(config.running(), config.waiting());
        LocalOperations operations = new LocalOperations(foundation.auth(),
                OperatorDefaults.of(foundation.config()), clients, clock);
        AdminApi api = new AdminApi(operations, foundation.auth().apiTokens(), foundation.metrics().registry(), clock,
                listener(foundation.signIns()));
        AdminSocket socket = AdminSocket.open(foundation.data(), foundation.loops(), api, offloader);
        closing.add(socket::close);
        Optional<ServerTls> tls = config.tls() ? Optional.of(foundation.tls()) : Optional.empty();
        return new Administration(new AdminPipeline(api, offloader,
                new ConnectionCounts(config.connections(), config.connections()), tls));
    }

    private static RefusedTokens listener(SignInWatch watch) {
        return new RefusedTokens() {
            @Override
            public void refused(AdminRefusal reason, InetAddress address) {
                watch.refusedAtApi(reason, address);
            }

            @Override
            public void throttled(InetAddress address) {
                watch.throttledAtApi(address);
            }
        };
    }
}
