package io.portcullis.auth.login;

import java.time.Duration;
import java.time.Instant;

/// Wrong answers in a row.
///
/// @param last when the last of them came
record Failures(int count, Instant last) {
    static final Failures NONE = new Failures(0, Instant.EPOCH);

    Failures oneMore(Instant now) {
        return new Failures(count == Integer.MAX_VALUE ? count : count + 1, now);
    }

    Failures oneLess() {
        return new Failures(Math.max(count - 1, 0), last);
    }

    /// When the next answer is looked at: where so many were wrong that none is, when that is forgotten.
    Instant opens(ThrottleSettings settings) {
        return last.plus(count < settings.block() ? pause(settings) : settings.forget());
    }

    /// Whether the next answer is looked at now.
    boolean open(ThrottleSettings settings, Instant now) {
        return count < settings.block() && !now.isBefore(last.plus(pause(settings)));
    }

    Duration pause(ThrottleSettings settings) {
        if (count <= settings.free()) {
            return Duration.ZERO;
        }
        int doublings = Math.min(count - settings.free() - 1, 30);
        Duration pause = settings.firstWait().multipliedBy(1L << doublings);
        return pause.compareTo(settings.longestWait()) < 0 ? pause : settings.longestWait();
    }
}
