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
}
