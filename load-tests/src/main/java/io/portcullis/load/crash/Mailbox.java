package io.portcullis.load.crash;

import io.portcullis.load.xmpp.XmppClient;
import io.portcullis.protocol.xml.XmlElement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What one recipient has received, over all its streams. Used on the network's loop, read when the round is over.
final class Mailbox implements XmppClient.Listener {
    private static final Copies NONE = new Copies();

    private final Map<String, Copies> messages = new HashMap<>();
    private boolean killed;
    private Runnable onChange = () -> {};

    /// Calls `change` on the loop after each message and each end of a stream.
    void onChange(Runnable change) {
        onChange = change;
    }

    @Override
    public void ready(XmppClient client) {
        onChange.run();
    }

    @Override
    public void stanza(XmppClient client, XmlElement stanza) {
        Optional<String> id = stanza.attribute("id");
        if (!stanza.name().equals("message") || id.isEmpty()) {
            return;
        }
        String stanzaId = stanza.child("urn:xmpp:sid:0", "stanza-id").flatMap(child -> child.attribute("id"))
                .orElse("");
        messages.computeIfAbsent(id.get(), _ -> new Copies()).add(stanzaId, killed);
        onChange.run();
    }

    @Override
    public void closed(XmppClient client, String reason) {
        onChange.run();
    }

    /// What comes from now on comes from the server's next life.
    void killed() {
        killed = true;
    }

    boolean received(String id) {
        return messages.containsKey(id);
    }

    Copies copies(String id) {
        return messages.getOrDefault(id, NONE);
    }
}
