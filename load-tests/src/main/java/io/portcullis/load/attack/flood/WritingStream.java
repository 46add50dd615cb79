package io.portcullis.load.attack.flood;

import io.portcullis.load.Accounts.Login;
import io.portcullis.load.xmpp.XmppClient;
import io.portcullis.protocol.xml.XmlElement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A stream that sends messages as fast as the server acknowledges them (XEP-0198), up to a number. Signs in again where it is
/// cut off, at most once each 200 ms. All on the network's loop.
final class WritingStream implements XmppClient.Listener {
    private final Streams streams;
    private final Login login;
    private final String resource;
    private final Plan plan;
    private final Counts answers;
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();
    private long sent;
    private long returned;
    private boolean stopped;

    /// What it sends.
    ///
    /// @param most     messages in all
    /// @param inFlight messages without an acknowledgement at most
    interface Message {
        String stanza(long number);
    }

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

    /// Messages sent; read it when done.
    long sent() {
        return sent;
    }

    /// Messages that came back as errors.
    long returned() {
        return returned;
    }

    @Override
    public void ready(XmppClient client) {
        fill(client);
    }

    @Override
    public void acknowledged(XmppClient client, long count) {
        if (sent == plan.most() && client.unacknowledged() == 0) {
            done.complete(true);
        }
        fill(client);
    }

    private void fill(XmppClient client) {
        if (stopped) {
            client.close();
            return;
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
            answers.add("error " + stanza.children().stream().filter(child -> child.name().equals("error"))
                    .flatMap(error -> error.children().stream()).map(XmlElement::name).findFirst().orElse("none"));
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
