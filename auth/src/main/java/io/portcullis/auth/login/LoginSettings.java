package io.portcullis.auth.login;

import java.time.Duration;

/// Bounds of logins.
///
/// @param cacheBytes how much the snapshots may weigh
/// @param maxAge the oldest a snapshot may be
/// @param unknownNames how many names without an account are remembered
/// @param floor how long after a failed try the client hears of it
public record LoginSettings(long cacheBytes, Duration maxAge, int unknownNames, Duration floor,
        ThrottleSettings throttle) {
    /// 64 MiB, 60 seconds, 10,000 names, 250 ms.
    public static LoginSettings defaults() {
        return new LoginSettings(64L << 20, Duration.ofSeconds(60), 10_000, Duration.ofMillis(250),
                ThrottleSettings.defaults());
    }
}
