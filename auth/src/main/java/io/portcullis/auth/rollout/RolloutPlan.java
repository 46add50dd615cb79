package io.portcullis.auth.rollout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.portcullis.auth.account.AccountName;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A stage for a percentage of the accounts. Which accounts those are follows from the plan's id, so that a percentage that grows
/// only adds to them.
///
/// @param id names the plan, 1 to 64 characters
/// @param percent 0 to 100
/// @param brownouts when [RolloutStage#BROWNOUT] is enforced
public record RolloutPlan(String id, RolloutStage stage, int percent, List<Window> brownouts) implements RolloutPolicy {
    /// A stretch of time.
    ///
    /// @param from the first instant
    /// @param to the first instant after it
    public record Window(Instant from, Instant to) {
        boolean holds(Instant now) {
            return !now.isBefore(from) && now.isBefore(to);
        }
    }

    /// @throws IllegalArgumentException where id or percentage are out of bounds
    public RolloutPlan {
        if (id.isEmpty() || id.length() > 64) {
            throw new IllegalArgumentException("id: " + id.length() + " characters (expected: 1-64)");
        }
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("percent: " + percent + " (expected: 0-100)");
        }
        brownouts = List.copyOf(brownouts);
    }

    @Override
    public RolloutState state(AccountName account, boolean deviceSeen, Instant now) {
        return bucket(account) < percent
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
