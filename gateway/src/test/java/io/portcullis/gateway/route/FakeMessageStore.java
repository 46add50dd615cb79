package io.portcullis.gateway.route;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.message.Acceptance;
import io.portcullis.gateway.message.AcceptedMessage;
import io.portcullis.gateway.message.MessageId;
import io.portcullis.gateway.message.MessageStore;
import io.portcullis.gateway.message.NewMessage;
import io.portcullis.gateway.message.PendingMessage;
import io.portcullis.gateway.message.Standing;
import io.portcullis.gateway.message.StoreResult;
import io.portcullis.gateway.store.Outcome;
import io.portcullis.gateway.store.StoreFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// A store whose commits and answers come when the test says so.
final class FakeMessageStore implements MessageStore {
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final Map<MessageId, NewMessage> pending = new TreeMap<>();
    private final List<Runnable> commits = new ArrayList<>();
    private final List<Runnable> answers = new ArrayList<>();
    private long latest = 100;
    private boolean readsFail;
    private boolean contactsOnly;

    @Override
    public Acceptance accept(NewMessage message, Consumer<StoreResult> done) {
        if (contactsOnly && message.standing() != Standing.CONTACT) {
            return refuse(message, done);
        }
        MessageId id = new MessageId(++latest);
        pending.put(id, message);
        commits.add(() -> done.accept(new StoreResult.Committed()));
        return new Acceptance.New(new AcceptedMessage() {
            @Override
            public MessageId id() {
                return id;
            }

            @Override
            public void delivered() {
                pending.remove(id);
            }
        });
    }

    private static Acceptance refuse(NewMessage message, Consumer<StoreResult> done) {
        if (message.standing() == Standing.UNKNOWN) {
            return new Acceptance.ContactsOnly();
        }
        done.accept(new StoreResult.Failed(StoreFailure.MAILBOX_FULL));
        return new Acceptance.Refused();
    }

    void contactsOnly(boolean only) {
        contactsOnly = only;
    }

    @Override
    public void delivered(PendingMessage message, AccountName owner) {
        pending.remove(message.id());
    }

    @Override
    public void pending(AccountName owner, MessageId after, MessageId upTo, int limit,
            Consumer<Outcome<List<PendingMessage>>> done) {
        boolean fails = readsFail;
        answers.add(() -> {
            List<PendingMessage> found = pending.entrySet().stream()
                    .filter(entry -> entry.getValue().recipient().equals(owner) && entry.getKey().compareTo(after) > 0
                            && entry.getKey().compareTo(upTo) <= 0)
                    .limit(limit).map(entry -> new PendingMessage(entry.getKey(), NOON, entry.getValue().stanza(),
                            entry.getValue().keep(), entry.getValue().sender(), 1))
                    .toList();
            done.accept(fails ? new Outcome.Failed<>(StoreFailure.UNAVAILABLE) : new Outcome.Answer<>(found));
        });
    }

    void readsFail(boolean fail) {
        readsFail = fail;
    }

    void commit() {
        runAll(commits);
    }

    /// Answers what was asked, and what is asked thereupon.
    void answer() {
        while (!answers.isEmpty()) {
            runAll(answers);
        }
    }

    private static void runAll(List<Runnable> waiting) {
        List<Runnable> now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(Runnable::run);
    }

    int pendingCount() {
        return pending.size();
    }

    @Override
    public MessageId latest() {
        return new MessageId(latest);
    }

    @Override
    public void forget(AccountName owner) {
        pending.values().removeIf(message -> message.recipient().equals(owner));
    }
}
