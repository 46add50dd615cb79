package io.portcullis.gateway.store;

/// What became of a write.
public sealed interface WriteResult {
    /// It is on the disk.
    record Committed() implements WriteResult {}

    /// It is not there, or nobody can tell.
    record Failed(StoreFailure reason) implements WriteResult {}
}
