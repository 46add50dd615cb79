package io.portcullis.gateway.web.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.decision.RefusalReason;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.AuthEvent.LoginRefused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Devices that lately tried the primary password where only an app password opens: what their owner most likely wonders
/// about. Bounded; lost with the process; any thread.
final class RefusedLogins {
    /// The most that are told of one account.
    static final int MOST_OF_AN_ACCOUNT = 3;

    private final Cache<AccountName, List<LoginRefused>> refused = Caffeine.newBuilder().maximumSize(10_000)
            .expireAfterWrite(Duration.ofDays(7)).build();

    void heard(AuthEvent event) {
        if (event instanceof LoginRefused login && login.reason() == RefusalReason.PRIMARY_PASSWORD) {
            refused.asMap().compute(login.account(), (_, before) -> with(before == null ? List.of() : before, login));
        } else if (event instanceof AuthEvent.AccountRemoved || event instanceof AuthEvent.TwoStepChanged) {
            refused.invalidate(event.account());
        }
    }

    /// A device that tries again and again counts once, the last time.
    private static List<LoginRefused> with(List<LoginRefused> before, LoginRefused login) {
        return Stream.concat(Stream.of(login), before.stream().filter(other -> !sameDevice(other, login)))
                .limit(MOST_OF_AN_ACCOUNT).toList();
    }

    private static boolean sameDevice(LoginRefused one, LoginRefused other) {
        return one.address().equals(other.address()) && one.client().equals(other.client())
                && one.protocol() == other.protocol();
    }

    /// Those of an account, newest first.
    List<LoginRefused> of(AccountName account) {
        return Optional.ofNullable(refused.getIfPresent(account)).orElse(List.of());
    }
}
