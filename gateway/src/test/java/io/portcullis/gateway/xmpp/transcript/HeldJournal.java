package io.portcullis.gateway.xmpp.transcript;

import io.portcullis.gateway.store.Completion;
import io.portcullis.gateway.store.Journal;
import io.portcullis.gateway.store.Outcome;
import io.portcullis.gateway.store.Query;
import io.portcullis.gateway.store.StoreFailure;
import io.portcullis.gateway.store.Write;
import io.portcullis.gateway.store.WriteResult;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/// A journal that keeps what it is given until it is told to hand it on.
final class HeldJournal implements Journal {
    private final Journal journal;
    private final Queue<Runnable> entries = new ConcurrentLinkedQueue<>();
    private boolean holding;
    private boolean failing;

    HeldJournal(Journal journal) {
        this.journal = journal;
    }

    /// From now on it keeps what it is given.
    void hold() {
        holding = true;
    }

    void failing(boolean value) {
        failing = value;
    }

    /// Hands everything on and waits until it is committed and told.
    ///
    /// @return whether there was anything
    boolean release() {
        boolean any = false;
        for (Runnable entry = entries.poll(); entry != null; entry = entries.poll()) {
            entry.run();
            any = true;
        }
        CompletableFuture<Outcome<Boolean>> all = new CompletableFuture<>();
        journal.query(statements -> true, all::complete);
        all.join();
        return any;
    }

    @Override
    public void submit(Write write, Completion done) {
        keep(() -> {
            if (failing) {
                done.done(new WriteResult.Failed(StoreFailure.DISK_FULL));
            } else {
                journal.submit(write, done);
            }
        });
    }

    @Override
    public <T> void query(Query<T> query, Consumer<Outcome<T>> done) {
        keep(() -> journal.query(query, done));
    }

    private void keep(Runnable entry) {
        if (holding) {
            entries.add(entry);
        } else {
            entry.run();
        }
    }

    @Override
    public int waiting() {
        return entries.size();
    }

    @Override
    public void close() {
        journal.close();
    }
}
