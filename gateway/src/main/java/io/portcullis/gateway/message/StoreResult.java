package io.portcullis.gateway.message;

import io.portcullis.gateway.store.StoreFailure;

/// What became of a message. Told once.
public sealed interface StoreResult {
    /// It is on the disk.
    record Committed() implements StoreResult {}

    /// It was sent before, and that one is on the disk.
    record Duplicate() implements StoreResult {}

    /// It is not stored, or nobody can tell: it must not be acknowledged.
    record Failed(StoreFailure reason) implements StoreResult {}
}
