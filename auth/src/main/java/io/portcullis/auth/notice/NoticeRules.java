package io.portcullis.auth.notice;

import java.time.Duration;

/// What the operator decides about mails and recovery.
///
/// @param mail whether there is a mail server; without one nothing is put into the outbox
/// @param language of mails to addresses that were not added by their owner, an ISO 639 code
/// @param recoveryWait from a request to the link that finishes it, and from that to the earliest end of two-step; 24 hours to 14 days
public record NoticeRules(boolean mail, String language, Duration recoveryWait) {
    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(14);

    /// @throws IllegalArgumentException naming what is out of bounds
    public NoticeRules {
        if (recoveryWait.compareTo(SHORTEST) < 0 || recoveryWait.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("recovery wait: " + recoveryWait + " (expected: 24 hours to 14 days)");
        }
    }

    /// No mail server; 72 hours.
    public static NoticeRules withoutMail() {
        return new NoticeRules(false, "en", Duration.ofDays(3));
    }
}
