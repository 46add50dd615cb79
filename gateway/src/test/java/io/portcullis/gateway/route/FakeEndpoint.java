package io.portcullis.gateway.route;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.gateway.message.MessageId;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Namespaces;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// An endpoint that remembers what it got.
final class FakeEndpoint implements Endpoint {
    private final AccountName account;
    private final String resource;
    private Optional<AppPasswordId> appPassword = Optional.empty();
    private long authVersion = 1;
    private int priority;
    private boolean available;
    private int capacity = Integer.MAX_VALUE;
    private boolean turnedAway;
    private boolean session;
    private Optional<Instant> detachedAt = Optional.empty();
    private final List<Delivery> got = new ArrayList<>();
    private final Deque<Delivery> unconfirmed = new ArrayDeque<>();
    private Optional<EndReason> ended = Optional.empty();

    FakeEndpoint(String account, String resource) {
        this.account = new AccountName(account);
        this.resource = resource;
    }

    FakeEndpoint openedBy(String id, long version) {
        appPassword = Optional.of(new AppPasswordId(id));
        authVersion = version;
        return this;
    }

    synchronized FakeEndpoint shows(boolean isAvailable, int withPriority) {
        available = isAvailable;
        priority = withPriority;
        return this;
    }

    FakeEndpoint asSession() {
        session = true;
        return this;
    }

    FakeEndpoint detached(Instant at) {
        detachedAt = Optional.of(at);
        return asSession();
    }

    @Override
    public boolean isSession() {
        return session;
    }

    @Override
    public Optional<Instant> detachedAt() {
        return detachedAt;
    }

    synchronized FakeEndpoint holds(int deliveries) {
        capacity = deliveries;
        return this;
    }

    @Override
    public AccountName account() {
        return account;
    }

    @Override
    public String resource() {
        return resource;
    }

    @Override
    public synchronized int priority() {
        return priority;
    }

    @Override
    public synchronized boolean available() {
        return available;
    }

    @Override
    public synchronized boolean deliver(Delivery delivery) {
        if (ended.isPresent() || unconfirmed.size() >= capacity) {
            turnedAway = true;
            return false;
        }
        got.add(delivery);
        unconfirmed.add(delivery);
        return true;
    }

    @Override
    public synchronized void end(EndReason reason) {
        ended = Optional.of(reason);
    }

    @Override
    public Optional<AppPasswordId> appPassword() {
        return appPassword;
    }

    @Override
    public long authVersion() {
        return authVersion;
    }

    /// Confirms the oldest; gives their bodies.
    List<String> confirm(int count) {
        List<Delivery> confirmed = new ArrayList<>();
        synchronized (this) {
            while (confirmed.size() < count && !unconfirmed.isEmpty()) {
                confirmed.add(unconfirmed.removeFirst());
            }
        }
        confirmed.forEach(Delivery::confirmed);
        return confirmed.stream().map(FakeEndpoint::body).toList();
    }

    /// Whether something was turned away since this was asked last.
    synchronized boolean wasTurnedAway() {
        boolean was = turnedAway;
        turnedAway = false;
        return was;
    }

    synchronized List<Delivery> got() {
        return List.copyOf(got);
    }

    List<String> bodies() {
        return got().stream().map(FakeEndpoint::body).toList();
    }

    List<MessageId> ids() {
        return got().stream().flatMap(delivery -> delivery.id().stream()).toList();
    }

    synchronized Optional<EndReason> ended() {
        return ended;
    }

    static String body(Delivery delivery) {
        return delivery.stanza().child(Namespaces.CLIENT, "body").map(XmlElement::text).orElse("");
    }
}
