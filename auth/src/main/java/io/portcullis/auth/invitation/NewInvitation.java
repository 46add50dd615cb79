package io.portcullis.auth.invitation;

import io.portcullis.auth.notice.MailAddress;
import java.time.Duration;
import java.util.Optional;

/// What an operator asks for.
///
/// @param by who asks, in one line
/// @param to where the link is mailed; empty: it is handed to whoever asks
/// @param lifetime one minute to 90 days
public record NewInvitation(String by, Optional<MailAddress> to, Duration lifetime) {
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(90);

    /// @throws IllegalArgumentException where the lifetime is out of bounds
    public NewInvitation {
        if (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "days: " + lifetime.toDays() + " (expected: 1-" + LONGEST.toDays() + ")");
        }
    }
}
