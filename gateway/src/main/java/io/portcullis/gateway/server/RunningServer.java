package io.portcullis.gateway.server;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/// A server that accepts connections.
public interface RunningServer {
    /// Where each open listener really is, by its key in the configuration (`xmpp`, `sip-tls`, …).
    Map<String, InetSocketAddress> addresses();

    /// Completes, with the reason, when it must not go on and is to be stopped.
    CompletionStage<String> failure();

    /// Refuses new connections, lets streams say good-bye, finishes commits, and lets everything go. Blocks for
    /// `drain.timeout` and a little more at most.
    void stop();
}
