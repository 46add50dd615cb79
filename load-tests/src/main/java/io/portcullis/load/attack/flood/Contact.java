package io.portcullis.load.attack.flood;

import io.portcullis.load.Accounts.Login;
import io.portcullis.load.xmpp.XmppClient;
import io.portcullis.protocol.xml.XmlElement;
import java.util.concurrent.CompletableFuture;

/// Somebody who gets onto another's roster, both ways. RFC 6121 section 3.
final class Contact implements XmppClient.Listener {
    private final CompletableFuture<XmppClient> ready = new CompletableFuture<>();
    private final CompletableFuture<Boolean> subscribed = new CompletableFuture<>();

    private Contact() {}

    /// Makes contacts of two accounts, who then sign out. Blocks.
    static void make(Streams streams, Login one, Login other) {
        Contact first = new Contact();
        Contact second = new Contact();
        streams.connect(one, "contact", first);
        streams.connect(other, "contact", second);
        XmppClient asking = Streams.await(first.ready);
        XmppClient asked = Streams.await(second.ready);
        ask(streams, asking, other);
        ask(streams, asked, one);
        Streams.await(first.subscribed);
        Streams.await(second.subscribed);
        streams.network().run(() -> {
            asking.close();
            asked.close();
        });
    }

    private static void ask(Streams streams, XmppClient client, Login whom) {
        String to = whom.name() + "@" + streams.target().domain();
        streams.network().run(() -> {
            client.send("<presence type='subscribe' to='" + to + "'/>");
            client.flush();
        });
    }

    @Override
    public void ready(XmppClient client) {
        ready.complete(client);
    }

    @Override
    public void stanza(XmppClient client, XmlElement stanza) {
        String type = stanza.attribute("type").orElse("");
        if (type.equals("subscribe")) {
            client.send("<presence type='subscribed' to='" + stanza.attribute("from").orElse("") + "'/>");
            client.flush();
        } else if (type.equals("subscribed")) {
            subscribed.complete(true);
        }
    }

    @Override
    public void closed(XmppClient client, String reason) {
        ready.completeExceptionally(new IllegalStateException(reason));
        subscribed.completeExceptionally(new IllegalStateException(reason));
    }
}
