package io.portcullis.gateway.web.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What each page session shows once, so that the page can be loaded again: one thing a session, until its owner is done, the
/// session ends, or five minutes have passed; then it is wiped. Any thread.
public final class Disclosures {
    static final Duration LIFETIME = Duration.ofMinutes(5);

    /// By the session's id, which stays when its token is renewed.
    private final Cache<String, Disclosure> shown;

    Disclosures(int most, Ticker ticker) {
        this.shown = Caffeine.newBuilder().maximumSize(most).expireAfterWrite(LIFETIME).ticker(ticker)
                .scheduler(Scheduler.systemScheduler()).executor(Runnable::run)
                .removalListener((@Nullable String id, @Nullable Disclosure over, RemovalCause cause) -> wipe(over))
                .build();
    }

    private static void wipe(@Nullable Disclosure over) {
        if (over != null) {
            over.wipe();
        }
    }

    /// Keeps it for its five minutes, in place of what the session showed before.
    public void keep(Session session, Disclosure made) {
        shown.put(session.origin().id(), made);
    }

    /// What the session shows. Its secrets are wiped later, not by who reads them.
    public Optional<Disclosure> of(Session session) {
        return Optional.ofNullable(shown.getIfPresent(session.origin().id()));
    }

    /// The owner is done with it.
    public void done(Session session) {
        shown.invalidate(session.origin().id());
    }
}
