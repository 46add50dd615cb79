package io.portcullis.gateway.message;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.store.GroupCommitJournal;
import io.portcullis.gateway.store.Journal;
import io.portcullis.gateway.store.JournalDatabase;
import io.portcullis.gateway.store.JournalObserver;
import io.portcullis.gateway.store.JournalSettings;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xmpp.Namespaces;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// The process that [JournalKillIT] kills: stores numbered messages for ever, and says which are acknowledged.
final class KilledWriter {
    static final AccountName SENDER = new AccountName("bob");
    static final AccountName RECIPIENT = new AccountName("alice");
    static final MessageSettings SETTINGS = new MessageSettings(new PendingLimits(100_000_000, 1L << 40), 100, 10_000,
            0);
    /// Fewer than are remembered of one sender.
    static final int UNACKNOWLEDGED = 200;
    /// Follows each number, so that a line that was cut off is not taken for whole.
    static final String END = ";";

    private KilledWriter() {}

    /// The arguments are the database's file, and the first number.
    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.US_ASCII);
        try (Journal journal = open(Path.of(arguments[0]))) {
            JournalMessageStore store = JournalMessageStore.open(journal, SETTINGS, Clock.systemUTC());
            Semaphore window = new Semaphore(UNACKNOWLEDGED);
            for (int number = Integer.parseInt(arguments[1]); true; number++) {
                window.acquire();
                String id = Integer.toString(number);
                store.accept(message(id), result -> {
                    if (!(result instanceof StoreResult.Failed)) {
                        out.println(id + END);
                        window.release();
                    }
                });
            }
        }
    }

    static Journal open(Path file) {
        return GroupCommitJournal.open(new JournalDatabase.Sqlite(file), JournalSettings.DEFAULT,
                JournalObserver.NONE);
    }

    private static NewMessage message(String id) {
        XmlElement stanza = XmlElement.builder(Namespaces.CLIENT, "message").attribute("from", "bob@example.org/phone")
                .attribute("to", "alice@example.org").attribute("type", "chat").child(Namespaces.CLIENT, "body", id)
                .build();
        return new NewMessage(Optional.of(SENDER), RECIPIENT, stanza, Optional.of(id), NewMessage.Keep.ARCHIVE);
    }
}
