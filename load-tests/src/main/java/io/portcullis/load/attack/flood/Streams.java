package io.portcullis.load.attack.flood;

import io.netty.handler.ssl.SslContext;
import io.portcullis.load.Accounts.Login;
import io.portcullis.load.Network;
import io.portcullis.load.Target;
import io.portcullis.load.xmpp.XmppClient;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Signs accounts in that an attack needs, from one address. Blocks.
record Streams(Network network, Target target, SslContext tls, InetAddress source) {
    private static final long SIGN_IN_SECONDS = 30;

    static Streams of(Flood.Scene scene, InetAddress source) {
        return new Streams(scene.network(), scene.server().xmpp(), scene.tls(), source);
    }

    /// Starts to sign in; the listener hears of it.
    void connect(Login login, String resource, XmppClient.Listener listener) {
        XmppClient.connect(network, target, tls, login,
                new XmppClient.Options(false, "SCRAM-SHA-256", resource, true, false, Optional.empty()), listener,
                Optional.of(source));
    }

    /// Waits for something that a listener of the loop says.
    ///
    /// @throws IllegalStateException where it does not come in time
    static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(SIGN_IN_SECONDS, TimeUnit.SECONDS).join();
    }
}
