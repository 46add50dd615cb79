package io.portcullis.auth.login;

import java.time.Duration;

/// How wrong answers are slowed down.
///
/// @param free how many in a row cost nothing
/// @param firstWait after one more; doubled by each that follows
/// @param longestWait no wait is longer
/// @param block at so many in a row only networks with an earlier success get on
/// @param forget after so long without a wrong answer a row is forgotten
/// @param rows how many rows are kept, per kind of key
public record ThrottleSettings(int free, Duration firstWait, Duration longestWait, int block, Duration forget,
        int rows) {
    /// From the fifth failure, 1 second to 1 hour, blocked at 100, forgotten after a day, 100,000 rows.
    public static ThrottleSettings defaults() {
        return new ThrottleSettings(4, Duration.ofSeconds(1), Duration.ofHours(1), 100, Duration.ofDays(1), 100_000);
    }
}
