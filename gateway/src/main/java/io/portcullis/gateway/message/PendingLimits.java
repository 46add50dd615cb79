package io.portcullis.gateway.message;

/// How much may be pending for one account, and as much from one account to all others together.
///
/// Strangers find room only until half of it is taken, so that contacts always find the other half. One sender takes a quarter
/// at most of what is open to its kind.
///
/// @param messages at least 1
/// @param bytes of stored stanzas
public record PendingLimits(int messages, long bytes) {
    private static final int STRANGERS_PART = 2;
    private static final int SENDERS_PART = 4;

    /// Whether a message of a sender of that kind fits beside what is pending for the recipient.
    ///
    /// @param mailbox pending for the recipient
    /// @param share the sender's part of it
    boolean admits(Standing standing, Usage mailbox, Usage share, int size) {
        PendingLimits open = standing == Standing.CONTACT ? this : part(STRANGERS_PART);
        return open.fits(mailbox, size) && open.part(SENDERS_PART).fits(share, size);
    }

    /// As [#admits], for what has no sender here.
    boolean fits(Usage usage, int size) {
        return usage.messages() < messages && usage.bytes() + size <= bytes;
    }

    private PendingLimits part(int of) {
        return new PendingLimits(Math.max(1, messages / of), bytes / of);
    }
}
