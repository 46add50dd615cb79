package io.portcullis.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Message;
import io.portcullis.protocol.xmpp.Namespaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A client that sends until all it had to say is acknowledged: what fails it sends again, and some it sends twice.
/// Every message is a number; its origin-id and its body are the same text.
final class StressSender implements Runnable {
    private static final int WINDOW = 30;

    private final String name;
    private final int messages;
    private final Router router;
    private final List<String> recipients;
    private final Random random;
    private final Semaphore sent;
    /// In the order they were sent.
    private final List<Attempt> attempts = new ArrayList<>();
    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();

    /// One sending of a message.
    static final class Attempt {
        final String body;
        final String recipient;
        final String resource;
        private volatile RouteResult result = new RouteResult.Duplicate();

        Attempt(String body, String recipient, String resource) {
            this.body = body;
            this.recipient = recipient;
            this.resource = resource;
        }

        boolean toBareAddress() {
            return resource.isEmpty();
        }

        RouteResult result() {
            return result;
        }
    }

    private record Told(Attempt attempt, RouteResult result) {}

    StressSender(String name, int messages, Router router, List<String> recipients, Random random,
            Semaphore sent) {
        this.name = name;
        this.messages = messages;
        this.router = router;
        this.recipients = recipients;
        this.random = random;
        this.sent = sent;
    }

    @Override
    public void run() {
        List<Attempt> composed = new ArrayList<>();
        int unanswered = 0;
        while (composed.size() < messages || unanswered > 0) {
            if (composed.size() < messages && unanswered < WINDOW) {
                Attempt attempt = compose(composed.size());
                composed.add(attempt);
                send(attempt);
                unanswered++;
                if (random.nextInt(8) == 0) {
                    send(again(
                            composed.get(composed.size() - 1 - random.nextInt(Math.min(composed.size(), 2 * WINDOW)))));
                    unanswered++;
                }
            } else {
                unanswered -= hear() ? 1 : 0;
            }
        }
    }

    private Attempt compose(int number) {
        String resource = random.nextInt(4) == 0 ? RouterStressTest.resource(random) : "";
        return new Attempt(name + '-' + number, recipients.get(random.nextInt(recipients.size())), resource);
    }

    private static Attempt again(Attempt attempt) {
        return new Attempt(attempt.body, attempt.recipient, attempt.resource);
    }

    private void send(Attempt attempt) {
        attempts.add(attempt);
        sent.release();
        String to = attempt.recipient + '@' + RouterStressTest.DOMAIN
                + (attempt.toBareAddress() ? "" : '/' + attempt.resource);
        Message message = RouterTest.message(to, Message.Type.CHAT, attempt.body);
        XmlElement origin = XmlElement.builder(Namespaces.STANZA_ID, "origin-id").attribute("id", attempt.body).build();
        router.message(message.withElement(message.element().withChild(origin)),
                MessageOrigin.xmpp(new AccountName(name)), result -> told.add(new Told(attempt, result)));
    }

    /// Waits for an answer; a message that failed is sent again.
    ///
    /// @return whether that one is done with
    private boolean hear() {
        Told answer = next();
        answer.attempt().result = answer.result();
        if (answer.result() instanceof RouteResult.Failed) {
            send(again(answer.attempt()));
            return false;
        }
        return true;
    }

    private Told next() {
        try {
            Told answer = told.poll(20, TimeUnit.SECONDS);
            assertThat(answer).as("an answer to %s", name).isNotNull();
            return answer;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The bodies of those attempts, in the order they were sent.
    List<String> bodies(Predicate<Attempt> which) {
        return attempts.stream().filter(which).map(attempt -> attempt.body).toList();
    }

    String name() {
        return name;
    }
}
