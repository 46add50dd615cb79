package io.portcullis.protocol.sip.transaction;

/// The basic intervals of RFC 3261 section 17.1.1.1, in milliseconds; all other timers follow from them.
///
/// @param t1 estimate of a round trip, 1 or more
/// @param t2 longest interval between retransmissions of a non-INVITE request or an INVITE's reply, at least `t1`
/// @param t4 longest time a message stays in the network, 1 or more
public record TransactionTimers(long t1, long t2, long t4) {
    /// The values RFC 3261 recommends for the Internet.
    public static final TransactionTimers STANDARD = new TransactionTimers(500, 4_000, 5_000);

    /// An instant that never comes: no timer is wanted.
    public static final long NEVER = Long.MAX_VALUE;

    /// A server transaction of an INVITE sends 100 by itself when its user has said nothing for this long.
    static final long TRYING_AFTER = 200;

    /// Timer D: how long an INVITE's client waits for more copies of a refusal. RFC 3261 table 4.
    static final long LEAST_TIMER_D = 32_000;

    public TransactionTimers {
        if (t1 < 1 || t2 < t1 || t4 < 1) {
            throw new IllegalArgumentException(
                    "timers: t1=" + t1 + " t2=" + t2 + " t4=" + t4 + " (expected: 1 <= t1 <= t2, 1 <= t4)");
        }
    }

    /// Timers B, F, H, J, L and M: how long a transaction lives without an answer.
    long lifetime() {
        return 64 * t1;
    }

    /// Timer D over an unreliable transport.
    long timerD() {
        return Math.max(LEAST_TIMER_D, lifetime());
    }

    /// The next interval of a timer that doubles up to T2: E and G.
    long doubled(long interval) {
        return Math.min(2 * interval, t2);
    }

    /// When a client's timer E has grown to T2; before that no 100 to a non-INVITE. RFC 4320 section 4.1.
    long lateTrying() {
        long elapsed = 0;
        for (long interval = t1; interval < t2; interval *= 2) {
            elapsed += interval;
        }
        return elapsed;
    }
}
