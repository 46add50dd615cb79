package io.portcullis.gateway.sip.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.gateway.sip.session.Opener;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Logins that ended a moment ago: a request that was let in before may still be under way. Any thread.
public final class EndedLogins {
    private static final int MOST = 100_000;

    private final Cache<AccountName, List<AuthEvent>> recent = Caffeine.newBuilder().executor(Runnable::run)
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofMinutes(1)).build();

    /// An event that ends something.
    public void add(AuthEvent event) {
        recent.asMap().merge(event.account(), List.of(event),
                (before, added) -> Stream.concat(before.stream(), added.stream()).toList());
    }

    /// Whether the login has ended since it was let in.
    public boolean ended(Opener opener) {
        List<AuthEvent> events = recent.getIfPresent(opener.account());
        return events != null && events.stream().anyMatch(opener::endedBy);
    }
}
