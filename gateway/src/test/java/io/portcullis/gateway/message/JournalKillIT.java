package io.portcullis.gateway.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.store.Journal;
import io.portcullis.gateway.store.Outcome;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Namespaces;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Promise 3: `kill -9` at any moment loses no acknowledged message, and one that is sent again after it is stored once.
class JournalKillIT {
    private static final int KILLS = 5;
    private static final int SIGKILL = 128 + 9;
    private static final int PAGE = 5_000;

    @TempDir
    private Path directory = Path.of("");
    private final long seed = Long.getLong("kill.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void kill_atAnyMoment_whatWasAcknowledgedIsThereOnce() throws Exception {
        Path file = directory.resolve("messages.db");
        Set<String> acknowledged = new HashSet<>();
        int known = -1;
        for (int kill = 1; kill <= KILLS; kill++) {
            // a client sends again what it knows no answer to, and here some more
            int first = Math.max(0, known - KilledWriter.UNACKNOWLEDGED);
            for (String answered : writeUntilKilled(file, first, random.nextInt(1, 800))) {
                acknowledged.add(answered);
                known = Math.max(known, Integer.parseInt(answered));
            }
            List<String> stored = stored(file);
            assertThat(stored).as("kill %d, seed %d", kill, seed).doesNotHaveDuplicates();
            assertThat(new HashSet<>(stored).containsAll(acknowledged)).as("kill %d, seed %d", kill, seed).isTrue();
        }
    }

    /// What the process has acknowledged: it is killed once that are `enough`, or some more.
    private static List<String> writeUntilKilled(Path file, int first, int enough) throws Exception {
        Process writer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), KilledWriter.class.getName(), file.toString(),
                Integer.toString(first)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader said = writer.inputReader(StandardCharsets.US_ASCII)) {
            List<String> acknowledged = new ArrayList<>();
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.endsWith(KilledWriter.END)) {
                    acknowledged.add(line.substring(0, line.length() - KilledWriter.END.length()));
                }
                if (acknowledged.size() == enough) {
                    // unlike the process' own, this leaves what it has said to be read
                    writer.toHandle().destroyForcibly();
                }
            }
            assertThat(writer.waitFor()).isEqualTo(SIGKILL);
            return acknowledged;
        } finally {
            writer.destroyForcibly();
        }
    }

    /// The bodies of what is pending, read through a store opened anew.
    private static List<String> stored(Path file) {
        try (Journal journal = KilledWriter.open(file)) {
            JournalMessageStore store = JournalMessageStore.open(journal, KilledWriter.SETTINGS, Clock.systemUTC());
            List<String> bodies = new ArrayList<>();
            MessageId after = MessageId.NONE;
            for (List<PendingMessage> page = page(store, after); !page.isEmpty(); page = page(store, after)) {
                page.forEach(message -> bodies.add(body(message.stanza())));
                after = page.getLast().id();
            }
            return bodies;
        }
    }

    private static List<PendingMessage> page(JournalMessageStore store, MessageId after) {
        CompletableFuture<Outcome<List<PendingMessage>>> read = new CompletableFuture<>();
        store.pending(KilledWriter.RECIPIENT, after, store.latest(), PAGE, read::complete);
        return ((Outcome.Answer<List<PendingMessage>>) read.orTimeout(20, TimeUnit.SECONDS).join()).value();
    }

    private static String body(XmlElement message) {
        return message.child(Namespaces.CLIENT, "body").orElseThrow().text();
    }
}
