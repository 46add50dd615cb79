package io.portcullis.load.attack.others;

import io.netty.handler.ssl.SslContext;
import io.portcullis.load.Accounts.Login;
import io.portcullis.load.Network;
import io.portcullis.load.Target;
import io.portcullis.load.xmpp.XmppClient;
import io.portcullis.protocol.xml.XmlElement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Chat messages between two accounts that stay signed in, once they are contacts: what strangers may send is bounded.
final class Messages implements Use, XmppClient.Listener {
    private final String recipient;
    private final String domain;
    private final String sender;
    private final Map<String, Tally.Operation> underWay = new HashMap<>();
    private @Nullable XmppClient sending;
    private @Nullable XmppClient receiving;
    private int subscribed;
    private String ended = "not signed in, or no contacts yet";
    private long number;

    /// Signs both in.
    Messages(Network network, Target target, SslContext tls, List<Login> pair) {
        sender = pair.getFirst().name();
        recipient = pair.getLast().name();
        domain = target.domain();
        network.run(() -> pair
                .forEach(login -> XmppClient.connect(network, target, tls, login, SignIns.OPTIONS, this)));
    }

    @Override
    public void start(Tally.Operation operation) {
        XmppClient client = sending;
        if (client == null || receiving == null || subscribed < 2) {
            operation.failed(ended);
            return;
        }
        String id = "o" + number++;
        underWay.put(id, operation);
        client.send("<message to='" + recipient + "@" + domain + "' type='chat' id='" + id
                + "'><body>How are you?</body></message>");
        client.flush();
    }

    @Override
    public void ready(XmppClient client) {
        if (client.login().name().equals(sender)) {
            sending = client;
        } else {
            receiving = client;
        }
        if (sending != null && receiving != null) {
            subscribe(sending, "subscribe", recipient);
            subscribe(receiving, "subscribe", sender);
        }
    }

    /// RFC 6121 section 3.1.
    private void subscribe(XmppClient client, String type, String whom) {
        client.send("<presence type='" + type + "' to='" + whom + "@" + domain + "'/>");
        client.flush();
    }

    @Override
    public void stanza(XmppClient client, XmlElement stanza) {
        if (stanza.name().equals("presence")) {
            switch (stanza.attribute("type").orElse("")) {
                case "subscribe" -> subscribe(client, "subscribed", client == sending ? recipient : sender);
                case "subscribed" -> subscribed++;
                default -> {
                    // they come and go
                }
            }
            return;
        }
        Tally.Operation operation = stanza.name().equals("message")
                ? underWay.remove(stanza.attribute("id").orElse(""))
                : null;
        if (operation != null && client == receiving) {
            operation.succeeded();
        } else if (operation != null) {
            operation.failed("the server sent it back");
        }
    }

    @Override
    public void closed(XmppClient client, String reason) {
        ended = reason;
        sending = client == sending ? null : sending;
        receiving = client == receiving ? null : receiving;
        underWay.values().forEach(operation -> operation.failed(reason));
        underWay.clear();
    }

    @Override
    public void close() {
        for (XmppClient client : new XmppClient[] {sending, receiving}) {
            if (client != null) {
                client.close();
            }
        }
    }
}
