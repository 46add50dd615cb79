package io.portcullis.gateway.store;

import java.util.function.Consumer;

/// Durable writes in groups: one thread drains whatever waits into one transaction, and tells each write after the
/// commit. More load, bigger groups: while many writes come, the writer pauses a little between two commits. Reads end a pause.
///
/// Neither method blocks. Callbacks run on the writer's thread, in the order of submission, and must be short; a refusal
/// because the queue is full or the journal closed is told at once, on the caller's thread.
public interface Journal extends AutoCloseable {
    /// Queues a write. `done` is called exactly once.
    void submit(Write write, Completion done);

    /// Queues a read that sees every write submitted before it, and perhaps some submitted after it. `done` is called
    /// exactly once.
    <T> void query(Query<T> query, Consumer<Outcome<T>> done);

    /// How many writes and reads wait, for metrics.
    int waiting();

    /// Refuses what comes from now on, commits what waits, and ends the writer.
    @Override
    void close();
}
