package io.portcullis.load.scenario;

import io.netty.handler.ssl.SslContext;
import io.portcullis.load.Accounts.Login;
import io.portcullis.load.Network;
import io.portcullis.load.Target;
import io.portcullis.load.measure.ServerProcess;
import io.portcullis.load.report.Result;
import java.util.List;
import java.util.Optional;

/// One kind of load: warms the server up, measures, and says what it saw. Blocks until done.
public interface Scenario {
    Result run(Setting setting);

    /// What every load needs.
    ///
    /// @param server the server's process, where it runs on this machine
    record Setting(Network network, Target target, SslContext tls, List<Login> accounts,
            Optional<ServerProcess> server) {}
}
