package io.portcullis.load.crash;

import io.portcullis.load.xmpp.XmppClient;
import io.portcullis.protocol.xml.XmlElement;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Completes one future when the stream is ready, fails another when it has ended, and passes everything on.
record ReadyListener(XmppClient.Listener listener, CompletableFuture<XmppClient> ready,
        CompletableFuture<Boolean> ended) implements XmppClient.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(ReadyListener.class);

    @Override
    public void ready(XmppClient client) {
        listener.ready(client);
        ready.complete(client);
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
        LOG.debug("{}: {}", client.login().name(), reason);
        listener.closed(client, reason);
        IllegalStateException end = new IllegalStateException("the stream ended: " + reason);
        ready.completeExceptionally(end);
        ended.completeExceptionally(end);
    }
}
