package io.portcullis.load.attack.others;

import io.netty.handler.ssl.SslContext;
import io.portcullis.load.Accounts.Login;
import io.portcullis.load.Network;
import io.portcullis.load.Target;
import io.portcullis.load.xmpp.XmppClient;
import java.util.List;
import java.util.Optional;

/// Chat clients that sign in and leave.
final class SignIns implements Use {
    static final XmppClient.Options OPTIONS = new XmppClient.Options(false, "SCRAM-SHA-256", "others", false, false,
            Optional.empty());

    private final Network network;
    private final Target target;
    private final SslContext tls;
    private final List<Login> accounts;
    private int next;

    SignIns(Network network, Target target, SslContext tls, List<Login> accounts) {
        this.network = network;
        this.target = target;
        this.tls = tls;
        this.accounts = accounts;
    }

    @Override
    public void start(Tally.Operation operation) {
        Login login = accounts.get(next++ % accounts.size());
        XmppClient.connect(network, target, tls, login, OPTIONS, new OneSignIn(operation));
    }

    private record OneSignIn(Tally.Operation operation) implements XmppClient.Listener {
        @Override
        public void ready(XmppClient client) {
            operation.succeeded();
            client.close();
        }

        @Override
        public void closed(XmppClient client, String reason) {
            operation.failed(reason);
        }
    }
}
