package io.portcullis.gateway.route;

import io.portcullis.auth.account.AccountName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// An account whose clients come and go, fall silent, break off, and take only so much at a time. What a client has not
/// confirmed when it breaks off, it never saw.
final class StressRecipient {
    private static final int CLIENTS = 3;

    private final String name;
    private final SessionRegistry registry;
    private final Router router;
    private final Random random;
    private final List<FakeEndpoint> online = new ArrayList<>();
    private final List<FakeEndpoint> ever = new ArrayList<>();
    private final Set<String> received = new HashSet<>();

    StressRecipient(String name, SessionRegistry registry, Router router, Random random) {
        this.name = name;
        this.registry = registry;
        this.router = router;
        this.random = random;
    }

    /// Does one thing or another.
    void act() {
        int what = random.nextInt(100);
        if (online.isEmpty() || (what < 3 && online.size() < CLIENTS)) {
            attach(RouterStressTest.resource(random), 1 + random.nextInt(30));
        } else {
            FakeEndpoint client = online.get(random.nextInt(online.size()));
            if (what < 6) {
                shows(client);
            } else if (what < 9) {
                breakOff(client);
            } else {
                receive(client, random.nextInt(12));
            }
        }
    }

    private void attach(String resource, int capacity) {
        FakeEndpoint client = new FakeEndpoint(name, resource).holds(capacity);
        registry.bind(client);
        online.removeIf(other -> other.resource().equals(resource));
        online.add(client);
        ever.add(client);
        shows(client);
    }

    private void shows(FakeEndpoint client) {
        boolean available = random.nextInt(4) != 0;
        int priority = random.nextInt(4) == 0 ? -1 : 0;
        client.shows(available, priority);
        if (available && priority >= 0) {
            router.available(client);
        }
    }

    private void breakOff(FakeEndpoint client) {
        online.remove(client);
        client.end(EndReason.SHUTDOWN);
        router.gone(client);
    }

    private void receive(FakeEndpoint client, int most) {
        received.addAll(client.confirm(most));
        if (client.wasTurnedAway()) {
            router.available(client);
        }
    }

    /// Takes what has come, and lets a new client ask for the rest.
    void receiveAll() {
        attach("late" + ever.size(), Integer.MAX_VALUE);
        for (FakeEndpoint client : online) {
            client.shows(true, 0);
            router.available(client);
            receive(client, Integer.MAX_VALUE);
        }
    }

    String name() {
        return name;
    }

    AccountName account() {
        return new AccountName(name);
    }

    List<FakeEndpoint> clients() {
        return ever;
    }

    /// The bodies that a client has confirmed.
    Set<String> received() {
        return received;
    }
}
