package io.portcullis.auth.rollout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.portcullis.auth.account.AccountName;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A stage for a percentage of the accounts. Which accounts those are follows from the plan's id, so that a percentage that grows
/// only adds to them.
///
/// @param id names the plan, 1 to 64 characters
/// @param percent 0 to 100
/// @param brownouts when [RolloutStage#BROWNOUT] is enforced
public record RolloutPlan(String id, RolloutStage stage, int percent, List<Window> brownouts) {
    private static final int MOST_BROWNOUTS = 32;

    /// A stretch of time; written as ISO 8601 writes an interval, as in `2026-12-01T09:00:00Z/2026-12-01T10:00:00Z`.
    ///
    /// @param from the first instant
    /// @param to the first instant after it
    public record Window(Instant from, Instant to) {
        /// @throws IllegalArgumentException where it does not end after it begins
        public Window {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException(
                        "brownout: " + from + "/" + to + " (expected: an end after its begin)");
            }
        }

        /// The window that the text is.
        ///
        /// @throws IllegalArgumentException where it is none
        public static Window parse(String text) {
            String[] ends = text.split("/", -1);
            try {
                if (ends.length == 2) {
                    return new Window(Instant.parse(ends[0]), Instant.parse(ends[1]));
                }
            } catch (DateTimeParseException noInstant) {
                throw new IllegalArgumentException(expected(text), noInstant);
            }
            throw new IllegalArgumentException(expected(text));
        }

        private static String expected(String text) {
            return "brownout: " + text + " (expected: FROM/TO, as in 2026-12-01T09:00:00Z/2026-12-01T10:00:00Z)";
        }

        boolean holds(Instant now) {
            return !now.isBefore(from) && now.isBefore(to);
        }

        @Override
        public String toString() {
            return from + "/" + to;
        }
    }

    /// @throws IllegalArgumentException where a part is out of bounds, or windows are given to another stage
    public RolloutPlan {
        if (id.isEmpty() || id.length() > 64) {
            throw new IllegalArgumentException("id: " + id.length() + " characters (expected: 1-64)");
        }
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("percent: " + percent + " (expected: 0-100)");
        }
        int most = stage == RolloutStage.BROWNOUT ? MOST_BROWNOUTS : 0;
        int least = stage == RolloutStage.BROWNOUT ? 1 : 0;
        if (brownouts.size() < least || brownouts.size() > most) {
            throw new IllegalArgumentException("brownouts: " + brownouts.size() + " at stage " + stage + " (expected: "
                    + least + "-" + most + ")");
        }
        brownouts = List.copyOf(brownouts);
    }

    /// Whether the plan is about an account.
    public boolean covers(AccountName account) {
        return bucket(account) < percent;
    }

    /// How it stands for an account.
    RolloutState state(AccountName account, boolean deviceSeen, Instant now) {
        return covers(account)
                ? new RolloutState(stage, brownouts.stream().anyMatch(window -> window.holds(now)), deviceSeen)
                : RolloutState.OFF;
    }

    /// 0 to 99, of 65,536 equally likely values before.
    int bucket(AccountName account) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(id.getBytes(UTF_8), "HmacSHA256"));
            byte[] hash = mac.doFinal(account.value().getBytes(UTF_8));
            int value = ((hash[0] & 0xFF) << 8) | (hash[1] & 0xFF);
            return (value * 100) >>> 16;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
