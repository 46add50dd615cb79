package io.portcullis.load.attack.flood;

import io.portcullis.load.Accounts.Login;
import io.portcullis.load.xmpp.XmppClient;
import io.portcullis.protocol.xml.XmlElement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Somebody who comes back and reads what is waiting. On the network's loop but for [#read].
final class Reader implements XmppClient.Listener {
    private final Map<String, Set<String>> bodies = new HashMap<>();
    private final AtomicLong total = new AtomicLong();

    private Reader() {}

    /// Signs in and reads until `expected` different messages are there, or none has come for five seconds; answers the
    /// number of messages of each sender.
    static Map<String, Integer> read(Streams streams, Login login, long expected) {
        Reader reader = new Reader();
        streams.connect(login, "reader", reader);
        long quiet = Pause.after(Duration.ofSeconds(15));
        long known = 0;
        while (reader.total.get() < expected && System.nanoTime() < quiet) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            if (reader.total.get() > known) {
                known = reader.total.get();
                quiet = Pause.after(Duration.ofSeconds(5));
            }
        }
        Map<String, Integer> counts = new HashMap<>();
        var _ = streams.network().loop()
                .submit(() -> reader.bodies.forEach((from, texts) -> counts.put(from, texts.size())))
                .syncUninterruptibly();
        return counts;
    }

    @Override
    public void ready(XmppClient client) {}

    @Override
    public void stanza(XmppClient client, XmlElement stanza) {
        String body = stanza.children().stream().filter(child -> child.name().equals("body")).findFirst()
                .map(XmlElement::text).orElse("");
        String from = stanza.attribute("from").orElse("");
        int end = from.indexOf('@');
        if (stanza.name().equals("message") && end > 0
                && bodies.computeIfAbsent(from.substring(0, end), _ -> new HashSet<>()).add(body)) {
            total.incrementAndGet();
        }
    }

    @Override
    public void closed(XmppClient client, String reason) {}
}
