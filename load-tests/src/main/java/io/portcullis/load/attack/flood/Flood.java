package io.portcullis.load.attack.flood;

import io.netty.handler.ssl.SslContext;
import io.portcullis.load.Accounts.Login;
import io.portcullis.load.Network;
import io.portcullis.load.attack.server.Server;
import java.util.List;

/// One attack. Blocks until it is done; bounded in time and in number.
public interface Flood {
    /// Accounts that a scene has.
    int ACCOUNTS = 24;

    Findings run(Scene scene);

    /// What an attack needs.
    ///
    /// @param network  the attackers' own loop
    /// @param accounts [#ACCOUNTS] accounts, that nobody else uses
    /// @param brief    whether to run the short form
    record Scene(Server server, Network network, SslContext tls, List<Login> accounts, boolean brief) {
        /// One of two numbers, by the form.
        int size(int whole, int shortened) {
            return brief ? shortened : whole;
        }
    }

    /// What an attack found out.
    ///
    /// @param facts  what it did and how it was answered
    /// @param wrongs what the server did wrong to others, as the attack saw
    record Findings(List<String> facts, List<String> wrongs) {}
}
