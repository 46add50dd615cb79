package io.portcullis.gateway.store;

import java.time.Duration;

/// Bounds of a journal.
///
/// @param maxWaiting most writes and reads that wait, before more are refused
/// @param maxWaitingBytes most bytes they may hold together
/// @param maxGroup most writes in one transaction
/// @param closeWait longest wait for the last commits at close
/// @param linger longest pause between two commits while much comes, so that they share one; see [Linger]
public record JournalSettings(int maxWaiting, long maxWaitingBytes, int maxGroup, Duration closeWait, Duration linger) {
    private static final Duration LINGER = Duration.ofMillis(5);

    public static final JournalSettings DEFAULT = new JournalSettings(65_536, 128L << 20, 2_048,
            Duration.ofSeconds(30));

    /// With the usual linger.
    public JournalSettings(int maxWaiting, long maxWaitingBytes, int maxGroup, Duration closeWait) {
        this(maxWaiting, maxWaitingBytes, maxGroup, closeWait, LINGER);
    }
}
