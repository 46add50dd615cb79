package io.portcullis.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portcullis.gateway.message.JournalMessageStore;
import io.portcullis.gateway.message.MessageId;
import io.portcullis.gateway.message.MessageSettings;
import io.portcullis.gateway.message.Standing;
import io.portcullis.gateway.route.AccountDirectory.Existence;
import io.portcullis.gateway.store.FaultyJournal;
import io.portcullis.gateway.store.Journal;
import io.portcullis.gateway.store.JournalObserver;
import io.portcullis.gateway.store.JournalSettings;
import io.portcullis.gateway.store.Outcome;
import io.portcullis.gateway.store.Statements;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Promise 3 under stress: many send while clients come and go and the disk is full now and then, through the real
/// router, store and journal. `-Dstress.seed` repeats what was drawn by lot, though not the order of the threads.
class RouterStressTest {
    static final String DOMAIN = "example.org";
    private static final int SENDERS = 3;
    private static final int MESSAGES = 400;
    private static final List<String> RECIPIENTS = List.of("anna", "ben", "cleo");
    private static final Pattern BODY = Pattern.compile("<body>([^<]*)</body>");
    /// Few may wait, so that now and then some are refused.
    private static final JournalSettings TIGHT = new JournalSettings(150, 1 << 20, 16, Duration.ofSeconds(30));

    @TempDir
    private Path directory = Path.of("");
    private final long seed = Long.getLong("stress.seed", System.nanoTime());
    private final AtomicBoolean faulty = new AtomicBoolean(true);
    private final Semaphore sent = new Semaphore(0);
    private final SessionRegistry registry = new SessionRegistry();

    static String resource(Random random) {
        return "r" + random.nextInt(4);
    }

    @Test
    void messages_whileClientsComeAndGoAndCommitsFail_areKeptOnceAndComeInOrder() throws Exception {
        Random disk = new Random(seed);
        try (Journal journal = FaultyJournal.open(directory.resolve("messages.db"), TIGHT,
                () -> faulty.get() && disk.nextInt(6) == 0, JournalObserver.NONE)) {
            JournalMessageStore store = JournalMessageStore.open(journal, MessageSettings.DEFAULT, Clock.systemUTC());
            FakeDirectory directory = new FakeDirectory();
            RECIPIENTS.forEach(name -> directory.knows(name, Existence.EXISTS));
            Router router = new Router(DOMAIN, registry, store, directory,
                    (owner, other, done) -> done.accept(Standing.STRANGER), (presence, account) -> {},
                    (sender, to, traffic) -> Optional.empty());
            List<StressSender> senders = IntStream.range(0, SENDERS)
                    .mapToObj(i -> new StressSender("s" + i, MESSAGES, router, RECIPIENTS, new Random(seed + 1 + i),
                            sent))
                    .toList();
            List<StressRecipient> recipients = RECIPIENTS.stream()
                    .map(name -> new StressRecipient(name, registry, router, new Random(seed - name.hashCode())))
                    .toList();
            live(senders, recipients);
            faulty.set(false);
            await("all is handed out, seed " + seed).atMost(Duration.ofSeconds(20)).until(() -> {
                recipients.forEach(StressRecipient::receiveAll);
                return store.pendingCount() == 0;
            });
            List<Row> rows = rows(journal);
            assertThat(rows.stream().map(Row::body).sorted()).as("stored, seed %d", seed).isEqualTo(all(senders));
            assertThat(recipients.stream().flatMap(recipient -> recipient.received().stream()).sorted())
                    .as("received, seed %d", seed).isEqualTo(all(senders));
            senders.forEach(sender -> RECIPIENTS.forEach(recipient -> storedInOrder(rows, sender, recipient)));
            recipients.forEach(recipient -> recipient.clients().forEach(client -> cameInOrder(client, senders)));
        }
    }

    /// Until all senders have been acknowledged all they sent.
    private void live(List<StressSender> senders, List<StressRecipient> recipients) throws Exception {
        CompletableFuture<?> sending = CompletableFuture
                .allOf(senders.stream().map(RouterStressTest::start).toArray(CompletableFuture[]::new));
        CompletableFuture<?> living = start(() -> {
            while (!sending.isDone()) {
                pace();
                recipients.forEach(StressRecipient::act);
            }
        });
        sending.get(60, TimeUnit.SECONDS);
        living.get(60, TimeUnit.SECONDS);
    }

    /// The recipients keep pace with the senders; when those wait for answers, they go on alone.
    private void pace() {
        try {
            boolean _ = sent.tryAcquire(5, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CompletableFuture<Void> start(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException | AssertionError failed) {
                done.completeExceptionally(failed);
            }
        });
        return done;
    }

    private static List<String> all(List<StressSender> senders) {
        return senders.stream().flatMap(sender -> sender.bodies(attempt -> true).stream()).distinct().sorted()
                .toList();
    }

    /// The ids of what one sent to another ascend in the order it was sent: a hand-out goes by them.
    private void storedInOrder(List<Row> rows, StressSender sender, String recipient) {
        assertThat(rows.stream().filter(row -> row.isFrom(sender.name()) && row.recipient().equals(recipient)))
                .extracting(Row::body).as("%s to %s, seed %d", sender.name(), recipient, seed)
                .isEqualTo(sender.bodies(attempt -> attempt.recipient.equals(recipient)
                        && attempt.result() instanceof RouteResult.Committed));
    }

    /// What was sent to the bare address came in the order it was sent, and nothing twice; some of it failed later.
    private void cameInOrder(FakeEndpoint client, List<StressSender> senders) {
        String bare = client.account().value() + '@' + DOMAIN;
        List<Delivery> got = client.got().stream()
                .filter(delivery -> delivery.stanza().attribute("to").filter(bare::equals).isPresent()).toList();
        assertThat(client.ids()).as("ids, seed %d", seed).doesNotHaveDuplicates();
        assertThat(got.stream().map(delivery -> delivery.id().orElseThrow()))
                .as("ids to the bare address, seed %d", seed).isSorted();
        for (StressSender sender : senders) {
            List<String> sent = sender.bodies(attempt -> attempt.toBareAddress()
                    && attempt.recipient.equals(client.account().value())
                    && !(attempt.result() instanceof RouteResult.Duplicate));
            assertThat(firstOutOfOrder(bodies(got, sender.name()), sent)).as("seed %d", seed).isEmpty();
        }
    }

    /// The first of `came` that is not in `sent` behind where the one before it was.
    private static Optional<String> firstOutOfOrder(List<String> came, List<String> sent) {
        int at = 0;
        for (String body : came) {
            int found = sent.subList(at, sent.size()).indexOf(body);
            if (found < 0) {
                return Optional.of(body);
            }
            at += found + 1;
        }
        return Optional.empty();
    }

    private static List<String> bodies(List<Delivery> deliveries, String sender) {
        return deliveries.stream().map(FakeEndpoint::body).filter(body -> body.startsWith(sender + '-')).toList();
    }

    /// A stored message.
    private record Row(MessageId id, String recipient, String body) {
        boolean isFrom(String sender) {
            return body.startsWith(sender + '-');
        }
    }

    private static List<Row> rows(Journal journal) {
        CompletableFuture<Outcome<List<Row>>> read = new CompletableFuture<>();
        journal.query(RouterStressTest::read, read::complete);
        return ((Outcome.Answer<List<Row>>) read.orTimeout(20, TimeUnit.SECONDS).join()).value();
    }

    private static List<Row> read(Statements statements) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (ResultSet rows = statements.query(statements.prepare("select m.id, o.name, m.stanza from message m "
                + "join owner o on o.number = m.recipient order by m.id"))) {
            while (rows.next()) {
                Matcher body = BODY.matcher(new String(rows.getBytes(3), StandardCharsets.UTF_8));
                assertThat(body.find()).isTrue();
                found.add(new Row(new MessageId(rows.getLong(1)), rows.getString(2), body.group(1)));
            }
        }
        return found;
    }
}
