package io.portcullis.gateway.xmpp.session;

import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Iq;
import io.portcullis.protocol.xmpp.Namespaces;
import io.portcullis.protocol.xmpp.StanzaError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/// What the server says it is and can do: XEP-0030, and its hash for the stream features, XEP-0115.
final class ServerDisco implements IqFeature {
    private static final String NODE = "https://portcullis.io/";
    private static final String NAME = "Portcullis";
    /// Sorted, as XEP-0115 section 5.1 wants them.
    private static final List<String> FEATURES = List.of(Namespaces.CAPS, Namespaces.DISCO_INFO, Namespaces.DISCO_ITEMS,
            Namespaces.ROSTER, Namespaces.VERSION, "msgoffline", Namespaces.PING, Namespaces.TIME).stream().sorted()
            .toList();

    private final DiscoAnswer answer;
    private final String hash;

    private ServerDisco(DiscoAnswer answer, String hash) {
        this.answer = answer;
        this.hash = hash;
    }

    static ServerDisco of(SessionSettings settings) {
        return new ServerDisco(new DiscoAnswer("server", "im", NAME, FEATURES), hash());
    }

    /// The `<c/>` of the stream features.
    XmlElement caps() {
        return XmlElement.builder(Namespaces.CAPS, "c").attribute("hash", "sha-1").attribute("node", NODE)
                .attribute("ver", hash).build();
    }

    @Override
    public void request(Turn turn, Iq request, XmlElement payload) {
        String node = payload.attribute("node").orElse("");
        if (node.isEmpty() || node.equals(NODE + "#" + hash)) {
            answer.send(turn, request, payload);
        } else {
            turn.refuse(request, StanzaError.Condition.ITEM_NOT_FOUND);
            turn.settle();
        }
    }

    private static String hash() {
        StringBuilder text = new StringBuilder("server/im//").append(NAME).append('<');
        FEATURES.forEach(feature -> text.append(feature).append('<'));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
