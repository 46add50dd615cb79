package io.portcullis.load.scenario;

import io.portcullis.load.xmpp.XmppClient;
import io.portcullis.load.xmpp.XmppClient.Options;
import io.portcullis.protocol.xml.XmlElement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Many sessions at once, signed in with bounded concurrency; one listener hears all.
final class Sessions implements XmppClient.Listener {
    private static final int SIGNING_IN_AT_ONCE = 50;

    private final Scenario.Setting setting;
    private final Options options;
    private final XmppClient.Listener listener;
    private final Progress progress = new Progress("signing in", Duration.ofMinutes(10));
    private final List<XmppClient> ready = new ArrayList<>();
    private int wanted;
    private int started;
    private int failed;

    Sessions(Scenario.Setting setting, Options options, XmppClient.Listener listener) {
        this.setting = setting;
        this.options = options;
        this.listener = listener;
    }

    /// Signs in `count` accounts, one session each, in the accounts' order.
    List<XmppClient> open(int count) {
        if (count > setting.accounts().size()) {
            throw new IllegalArgumentException(count + " sessions need as many accounts");
        }
        setting.network().run(() -> {
            wanted = count;
            for (int i = 0; i < Math.min(SIGNING_IN_AT_ONCE, count); i++) {
                next();
            }
        });
        progress.await();
        if (failed > 0) {
            throw new IllegalStateException(failed + " of " + count + " sessions could not sign in");
        }
        return List.copyOf(ready);
    }

    /// Closes them all.
    void close() {
        setting.network().run(() -> List.copyOf(ready).forEach(XmppClient::close));
    }

    private void next() {
        if (started < wanted) {
            XmppClient.connect(setting.network(), setting.target(), setting.tls(), setting.accounts().get(started++),
                    options, this);
        } else if (ready.size() + failed == wanted) {
            progress.done();
        }
    }

    @Override
    public void ready(XmppClient client) {
        ready.add(client);
        listener.ready(client);
        next();
    }

    @Override
    public void stanza(XmppClient client, XmlElement stanza) {
        listener.stanza(client, stanza);
    }

    @Override
    public void acknowledged(XmppClient client, long count) {
        listener.acknowledged(client, count);
    }

    @Override
    public void closed(XmppClient client, String reason) {
        if (!ready.remove(client)) {
            failed++;
            Failures.report(reason);
            next();
        }
        listener.closed(client, reason);
    }
}
