package io.portcullis.load.attack.others;

/// One kind of use. Called on the network's loop.
interface Use extends AutoCloseable {
    /// Starts one operation, which ends itself at some time.
    void start(Tally.Operation operation);

    @Override
    default void close() {}
}
