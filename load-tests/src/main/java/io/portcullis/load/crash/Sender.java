package io.portcullis.load.crash;

import io.portcullis.load.xmpp.XmppClient;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Sends numbered messages to one recipient and remembers which the server has acknowledged; after a crash it sends the
/// others again with the same ids, as clients do. Used on the network's loop, read when the round is over.
final class Sender implements XmppClient.Listener {
    private static final int IN_FLIGHT = 10;

    private final String to;
    private final String name;
    private final Deque<String> unacknowledged = new ArrayDeque<>();
    private final List<String> acknowledged = new ArrayList<>();
    private int acknowledgedBefore;
    private long number;
    private long counted;
    private boolean sending;
    private Runnable onChange = () -> {};

    Sender(String name, String to) {
        this.name = name;
        this.to = to;
    }

    void onChange(Runnable change) {
        onChange = change;
    }

    /// Starts to send without end, until the stream breaks.
    void start(XmppClient client) {
        sending = true;
        fill(client);
    }

    @Override
    public void ready(XmppClient client) {
        counted = 1; // the presence
        sending = false;
        List.copyOf(unacknowledged).forEach(id -> write(client, id));
        client.requestAcknowledgement();
        client.flush();
        onChange.run();
    }

    /// Sends a message that is not counted, so that its arrival shows that all before it have arrived.
    void mark(XmppClient client) {
        unacknowledged.add(marker());
        write(client, marker());
        client.requestAcknowledgement();
        client.flush();
    }

    /// The id of the message that [#mark] sends.
    String marker() {
        return name + "-marker";
    }

    @Override
    public void acknowledged(XmppClient client, long count) {
        for (; counted < count && !unacknowledged.isEmpty(); counted++) {
            String id = unacknowledged.remove();
            if (!id.equals(marker())) {
                acknowledged.add(id);
            }
        }
        if (sending) {
            fill(client);
        }
        onChange.run();
    }

    @Override
    public void closed(XmppClient client, String reason) {
        sending = false;
        onChange.run();
    }

    private void fill(XmppClient client) {
        while (unacknowledged.size() < IN_FLIGHT) {
            String id = name + "-" + number++;
            unacknowledged.add(id);
            write(client, id);
            client.requestAcknowledgement();
        }
        client.flush();
    }

    private void write(XmppClient client, String id) {
        client.send("<message to='" + to + "' type='chat' id='" + id + "'><body>message " + id
                + "</body><origin-id xmlns='urn:xmpp:sid:0' id='" + id + "'/></message>");
    }

    boolean settled() {
        return unacknowledged.isEmpty();
    }

    /// What is acknowledged from now on, the server's next life acknowledges.
    void killed() {
        acknowledgedBefore = acknowledged.size();
    }

    List<String> acknowledged() {
        return acknowledged;
    }

    List<String> acknowledgedBefore() {
        return acknowledged.subList(0, acknowledgedBefore);
    }
}
