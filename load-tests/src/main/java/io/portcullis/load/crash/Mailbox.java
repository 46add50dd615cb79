package io.portcullis.load.crash;

import io.portcullis.load.xmpp.XmppClient;
import io.portcullis.protocol.xml.XmlElement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What one recipient has received, over all its streams, and what it makes of copies: a client drops a message whose
/// stanza-id (XEP-0359) it has seen. Used on the network's loop, read when the round is over.
final class Mailbox implements XmppClient.Listener {
    private final Map<String, Set<String>> stanzaIds = new HashMap<>();
    private final Set<String> markers = new HashSet<>();
    private long copiesDropped;
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
        if (id.get().startsWith("marker")) {
            markers.add(id.get());
        } else {
            String stanzaId = stanza.child("urn:xmpp:sid:0", "stanza-id").flatMap(child -> child.attribute("id"))
                    .orElse("");
            if (!stanzaIds.computeIfAbsent(id.get(), _ -> new HashSet<>()).add(stanzaId)) {
                copiesDropped++;
            }
        }
        onChange.run();
    }

    @Override
    public void closed(XmppClient client, String reason) {
        onChange.run();
    }

    boolean received(String id) {
        return stanzaIds.containsKey(id);
    }

    boolean marked(String marker) {
        return markers.contains(marker);
    }

    /// Messages that came under two stanza-ids: a client shows them twice.
    long twice() {
        return stanzaIds.values().stream().filter(ids -> ids.size() > 1).count();
    }

    /// Copies that a client recognises by their stanza-id, and drops.
    long copiesDropped() {
        return copiesDropped;
    }
}
