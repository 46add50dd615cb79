package io.portcullis.gateway.xmpp.transcript;

import java.time.Duration;
import java.util.List;

/// Where a transcript is played.
interface Stage extends AutoCloseable {
    /// A new connection of a client.
    Wire connect(boolean directTls);

    /// Everything that can happen by itself has happened when this returns.
    void settle();

    void pass(Duration time);

    /// What becomes of writes from now on.
    ///
    /// @param how `held`, `go on` or `fail`
    void commits(String how);

    void revoke(String account);

    /// What the client of the latest sign-in calls itself.
    String client();

    void drain();

    @Override
    void close();

    /// A client's side of a connection.
    interface Wire {
        /// Text as it is, from `<` to `>`.
        void send(String text);

        /// Ends the TLS handshake that `<proceed/>` has opened.
        void secure();

        void lose();

        /// What has come since, in order; each is told once.
        List<Heard> heard();

        boolean isClosed();
    }
}
