package io.portcullis.gateway.ops;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.decision.RefusalReason;
import io.portcullis.auth.event.AuthEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Which accounts the rule refused in the last day, and which of them got in by an app password since. In memory: a restart
/// forgets it; of more than 100,000 accounts the latest.
final class RuleRefusals {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST = 100_000;

    private final Clock clock;
    private final Cache<AccountName, Refused> accounts = Caffeine.newBuilder().maximumSize(MOST)
            .expireAfterWrite(DAY.plusHours(1)).build();

    RuleRefusals(Clock clock) {
        this.clock = clock;
    }

    /// @param recovered whether an app password opened after the last refusal
    private record Refused(Instant last, boolean recovered) {}

    void heard(AuthEvent event) {
        if (event instanceof AuthEvent.LoginRefused refused && isByRule(refused.reason())) {
            accounts.put(refused.account(), new Refused(refused.at(), false));
        } else if (event instanceof AuthEvent.AppPasswordUsed used) {
            accounts.asMap().computeIfPresent(used.account(), (account, was) -> new Refused(was.last(), true));
        }
    }

    private static boolean isByRule(RefusalReason reason) {
        return reason == RefusalReason.PRIMARY_PASSWORD || reason == RefusalReason.NEW_DEVICE;
    }

    /// How many accounts were refused in the last hour.
    long lastHour() {
        return since(Duration.ofHours(1)).size();
    }

    /// Which part of the accounts refused in the last day got in since: 0 to 1, not a number where there are none.
    double recovered() {
        List<Refused> day = since(DAY);
        return day.isEmpty() ? Double.NaN : (double) day.stream().filter(Refused::recovered).count() / day.size();
    }

    private List<Refused> since(Duration span) {
        Instant from = clock.instant().minus(span);
        return accounts.asMap().values().stream().filter(refused -> refused.last().isAfter(from)).toList();
    }
}
