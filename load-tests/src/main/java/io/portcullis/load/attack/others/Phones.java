package io.portcullis.load.attack.others;

import io.portcullis.load.Accounts.Login;
import io.portcullis.load.sip.SipClient;
import java.util.List;

/// Phones that register.
final class Phones implements Use {
    private final SipClient client;
    private final List<Login> accounts;
    private int next;

    Phones(SipClient client, List<Login> accounts) {
        this.client = client;
        this.accounts = accounts;
    }

    @Override
    public void start(Tally.Operation operation) {
        client.register(accounts.get(next++ % accounts.size()), (well, reason) -> {
            if (well) {
                operation.succeeded();
            } else {
                operation.failed(reason);
            }
        });
    }

}
