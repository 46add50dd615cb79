package io.portcullis.load.attack.flood;

import io.portcullis.load.Accounts.Login;
import io.portcullis.load.xmpp.XmppClient;
import io.portcullis.protocol.xml.XmlElement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A stream that sends messages as fast as the server acknowledges them (XEP-0198) or sends them back, up to a number. A message
/// that comes back to be tried later stays unacknowledged, and so does all after it: where nothing has moved for two seconds the
/// stream begins anew. It also does so where it is cut off, at most once each 200 ms. All on the network's loop.
final class WritingStream implements XmppClient.Listener {
    private static final long STUCK_NANOS = 2_000_000_000L;

    private final Streams streams;
    private final Login login;
    private final String resource;
    private final Plan plan;
    private final Counts answers;
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();
    private long sent;
    private long returned;
    private long acknowledgedBefore;
    private long acknowledgedHere;
    /// Stanzas sent before the first message: the presence.
    private long first;
    private long movedNanos;
    private boolean stopped;

    /// Writes a message.
    interface Message {
        String stanza(long number);
    }

    /// What it sends.
    ///
    /// @param most     messages in all
    /// @param inFlight messages without an acknowledgement at most
    record Plan(long most, int inFlight, Message message) {}

    WritingStream(Streams streams, Login login, String resource, Plan plan, Counts answers) {
        this.streams = streams;
        this.login = login;
        this.resource = resource;
        this.plan = plan;
        this.answers = answers;
    }

    void start() {
        streams.connect(login, resource, this);
    }

    /// Stops it, and ends its stream when it next hears of the server.
    void stop() {
        stopped = true;
        done.complete(true);
    }

    /// Completes when all are sent and acknowledged, or it was stopped.
    CompletableFuture<Boolean> done() {
        return done;
    }

    /// Messages that were acknowledged and did not come back as errors; read it when done.
    long accepted() {
        return acknowledgedBefore + acknowledgedHere - returned;
    }

    @Override
    public void ready(XmppClient client) {
        acknowledgedBefore += acknowledgedHere;
        acknowledgedHere = 0;
        first = client.unacknowledged();
        moved();
        fill(client);
        askAgain(client);
    }

    private void moved() {
        movedNanos = System.nanoTime();
    }

    /// The server acknowledges what it has taken over when asked; the rest it has taken over soon after.
    private void askAgain(XmppClient client) {
        var _ = streams.network().loop().schedule(() -> {
            if (done.isDone() || !client.connected()) {
                return;
            }
            if (System.nanoTime() - movedNanos < STUCK_NANOS) {
                client.requestAcknowledgement();
                client.flush();
                askAgain(client);
            } else if (sent == plan.most()) {
                done.complete(true);
            } else {
                client.close();
            }
        }, 100, TimeUnit.MILLISECONDS);
    }

    @Override
    public void acknowledged(XmppClient client, long count) {
        if (count - first > acknowledgedHere) {
            acknowledgedHere = count - first;
            moved();
        }
        fill(client);
    }

    private void fill(XmppClient client) {
        if (stopped) {
            client.close();
            return;
        }
        if (sent == plan.most() && client.unacknowledged() == 0) {
            done.complete(true);
        }
        boolean wrote = false;
        while (sent < plan.most() && client.unacknowledged() < plan.inFlight()) {
            client.send(plan.message().stanza(sent++));
            client.requestAcknowledgement();
            wrote = true;
        }
        if (wrote) {
            client.flush();
        }
    }

    @Override
    public void stanza(XmppClient client, XmlElement stanza) {
        if (stanza.name().equals("message") && stanza.attribute("type").filter("error"::equals).isPresent()) {
            returned++;
            moved();
            answers.add("error " + stanza.children().stream().filter(child -> child.name().equals("error"))
                    .flatMap(error -> error.children().stream()).map(XmlElement::name).findFirst().orElse("none"));
            fill(client);
        }
    }

    @Override
    public void closed(XmppClient client, String reason) {
        if (!done.isDone()) {
            answers.add("cut off: " + reason);
            var _ = streams.network().loop().schedule(this::start, 200, TimeUnit.MILLISECONDS);
        }
    }
}
