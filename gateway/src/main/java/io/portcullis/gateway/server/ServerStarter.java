package io.portcullis.gateway.server;

import io.portcullis.gateway.config.DataDirectory;
import io.portcullis.gateway.config.PortcullisConfig;

/// Starts a server on a prepared data directory.
@FunctionalInterface
public interface ServerStarter {
    /// Returns when every listener is open.
    ///
    /// @throws RuntimeException when it cannot start; then nothing is left running
    RunningServer start(PortcullisConfig config, DataDirectory data);
}
