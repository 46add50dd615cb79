package io.portcullis.gateway.store;

/// Hears how the journal is doing, for metrics. Called on the writer's thread, and for refusals on the caller's.
public interface JournalObserver {
    JournalObserver NONE = new JournalObserver() {};

    /// A group of writes was committed.
    ///
    /// @param nanos from the begin of the transaction to the end of the commit
    default void committed(int writes, long nanos) {}

    /// Writes failed, or were refused.
    default void failed(int writes, StoreFailure reason) {}

    /// Tells another one too.
    default JournalObserver and(JournalObserver other) {
        JournalObserver first = this;
        return new JournalObserver() {
            @Override
            public void committed(int writes, long nanos) {
                first.committed(writes, nanos);
                other.committed(writes, nanos);
            }

            @Override
            public void failed(int writes, StoreFailure reason) {
                first.failed(writes, reason);
                other.failed(writes, reason);
            }
        };
    }
}
