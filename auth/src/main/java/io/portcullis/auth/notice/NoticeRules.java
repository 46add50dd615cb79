package io.portcullis.auth.notice;

import java.time.Duration;

/// What the operator decides about mails and recovery.
///
/// @param mail whether there is a mail server; without one nothing is put into the outbox
/// @param language of mails to addresses that were not added by their owner, an ISO 639 code
/// @param announcements how many owners a minute are told that the rule is coming, 1 to 600
/// @param recoveryWait from a request to the link that finishes it, and from that to the earliest end of two-step; 24 hours to 14 days
public record NoticeRules(boolean mail, String language, int announcements, Duration recoveryWait) {
    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(14);
    private static final int MOST_ANNOUNCEMENTS = 600;

    /// @throws IllegalArgumentException naming what is out of bounds
    public NoticeRules {
        if (announcements < 1 || announcements > MOST_ANNOUNCEMENTS) {
            throw new IllegalArgumentException(
                    "announcements: " + announcements + " a minute (expected: 1-" + MOST_ANNOUNCEMENTS + ")");
        }
        if (recoveryWait.compareTo(SHORTEST) < 0 || recoveryWait.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("recovery wait: " + recoveryWait + " (expected: 24 hours to 14 days)");
        }
    }

    /// No mail server; 72 hours.
    public static NoticeRules withoutMail() {
        return new NoticeRules(false, "en", 1, Duration.ofDays(3));
    }
}
