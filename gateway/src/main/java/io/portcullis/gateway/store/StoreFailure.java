package io.portcullis.gateway.store;

/// Why the store did not do what it was asked.
public enum StoreFailure {
    /// Too much waits already: try again later.
    QUEUE_FULL,
    /// Too much is pending for the recipient.
    MAILBOX_FULL,
    /// Little room is left on the disk: it is kept for what must not fail.
    DISK_LOW,
    /// The server is stopping.
    CLOSED,
    /// This write or read itself was at fault.
    REJECTED,
    /// No space left.
    DISK_FULL,
    /// The database cannot be reached or does not answer as it should.
    UNAVAILABLE;

    /// Whether a limit was reached; the others are failures, of the store or of what it was asked.
    public boolean isLimit() {
        return switch (this) {
            case MAILBOX_FULL, DISK_LOW -> true;
            case QUEUE_FULL, CLOSED, REJECTED, DISK_FULL, UNAVAILABLE -> false;
        };
    }
}
