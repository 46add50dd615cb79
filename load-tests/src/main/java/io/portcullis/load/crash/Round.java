package io.portcullis.load.crash;

import io.netty.handler.ssl.SslContext;
import io.portcullis.load.Accounts.Login;
import io.portcullis.load.Network;
import io.portcullis.load.Target;
import io.portcullis.load.xmpp.XmppClient;
import io.portcullis.load.xmpp.XmppClient.Options;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// One kill: pairs of a sender and a recipient exchange messages, the server dies and comes back, senders send again what
/// was not acknowledged, recipients fetch what waits for them, and all is counted.
final class Round {
    private static final List<Presence> PRESENCES = List.of(Presence.values());
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Options OPTIONS = new Options(false, "SCRAM-SHA-256", "crash", true, false,
            Optional.empty());

    private final Network network;
    private final Target target;
    private final SslContext tls;
    private final ServerUnderTest server;
    private final List<Pair> pairs;

    /// A client that is signed in.
    ///
    /// @param ended fails when the stream has ended
    private record Stream(XmppClient client, CompletableFuture<Boolean> ended) {}

    private record Pair(Login from, Login to, Presence presence, Sender sender, Mailbox mailbox) {}

    /// @param name     the round's, part of the messages' ids: a server drops a message whose id it knows, so no two
    ///                 rounds may share one, not even in different runs against the same data
    /// @param accounts two for each pair
    Round(String name, Network network, Target target, SslContext tls, ServerUnderTest server, List<Login> accounts) {
        this.network = network;
        this.target = target;
        this.tls = tls;
        this.server = server;
        pairs = IntStream.range(0, accounts.size() / 2).mapToObj(i -> {
            Login to = accounts.get(2 * i + 1);
            return new Pair(accounts.get(2 * i), to, PRESENCES.get(i % PRESENCES.size()),
                    new Sender(name + "-" + i, to.name() + "@" + target.domain()), new Mailbox());
        }).toList();
    }

    /// @param life how long the server lives under load before it is killed
    List<Count> run(Duration life) {
        for (Pair pair : pairs) {
            if (pair.presence != Presence.OFFLINE) {
                Stream stream = receive(pair);
                if (pair.presence == Presence.DETACHED) {
                    network.run(stream.client::drop);
                }
            }
        }
        List<XmppClient> senders = new ArrayList<>();
        pairs.forEach(pair -> senders.add(send(pair).client));
        network.run(() -> IntStream.range(0, pairs.size()).forEach(i -> pairs.get(i).sender.start(senders.get(i))));
        LockSupport.parkNanos(life.toNanos());
        server.kill();
        network.run(() -> pairs.forEach(pair -> {
            pair.sender.killed();
            pair.mailbox.killed();
        }));
        server.start();
        pairs.forEach(this::recover);
        return PRESENCES.stream().map(this::count).toList();
    }

    private void recover(Pair pair) {
        Stream sender = send(pair);
        waitFor("acknowledgement of what was sent again", sender, pair.sender::onChange, pair.sender::settled);
        Stream receiver = receive(pair);
        network.run(() -> pair.sender.mark(sender.client));
        waitFor("the marker", receiver, pair.mailbox::onChange, () -> pair.mailbox.received(pair.sender.marker()));
        network.run(() -> {
            sender.client.close();
            receiver.client.close();
        });
    }

    private Count count(Presence presence) {
        return pairs.stream().filter(pair -> pair.presence == presence).map(Round::count)
                .reduce(Count.none(presence), Count::plus);
    }

    private static Count count(Pair pair) {
        Set<String> before = Set.copyOf(pair.sender.acknowledgedBefore());
        List<String> acknowledged = pair.sender.acknowledged();
        return new Count(pair.presence, acknowledged.size(), count(acknowledged, id -> !pair.mailbox.received(id)),
                count(acknowledged, id -> pair.mailbox.copies(id).twice(before.contains(id))),
                count(acknowledged, id -> pair.mailbox.copies(id).sentAgain(before.contains(id))),
                acknowledged.stream().mapToLong(id -> pair.mailbox.copies(id).dropped()).sum());
    }

    private static long count(List<String> ids, Predicate<String> which) {
        return ids.stream().filter(which).count();
    }

    private Stream send(Pair pair) {
        return connect(pair.from, pair.sender);
    }

    private Stream receive(Pair pair) {
        return connect(pair.to, pair.mailbox);
    }

    private Stream connect(Login login, XmppClient.Listener listener) {
        CompletableFuture<XmppClient> ready = new CompletableFuture<>();
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        XmppClient.connect(network, target, tls, login, OPTIONS, new ReadyListener(listener, ready, ended));
        return new Stream(get("sign-in of " + login.name(), ready), ended);
    }

    private void waitFor(String what, Stream stream, Consumer<Runnable> hook, BooleanSupplier condition) {
        CompletableFuture<Boolean> met = new CompletableFuture<>();
        network.run(() -> {
            Runnable check = () -> {
                if (condition.getAsBoolean()) {
                    met.complete(true);
                }
            };
            hook.accept(check);
            check.run();
        });
        get(what, met.applyToEither(stream.ended, Boolean::booleanValue));
    }

    private static <T> T get(String what, CompletableFuture<T> future) {
        try {
            return future.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("waited in vain for " + what, e);
        }
    }
}
