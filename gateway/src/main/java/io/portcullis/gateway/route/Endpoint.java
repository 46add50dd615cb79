package io.portcullis.gateway.route;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.event.Ends;
import java.time.Instant;
import java.util.Optional;

/// One place where stanzas for an account can be handed to: an XMPP session, or the phone side of the account. All
/// methods may be called from any thread.
public interface Endpoint {
    AccountName account();

    /// Unique among the account's endpoints.
    String resource();

    /// Of its latest presence; 0 before.
    int priority();

    /// Whether it has sent available presence.
    boolean available();

    /// Takes a stanza; the order of calls is the order of stanzas. Only queues it for its own thread: must not call the
    /// router or the registry before it returns.
    ///
    /// @return false when it takes no more (ended, or its queue is full): a stored message stays pending, and messages
    /// pass this endpoint by until it calls [Router#available] again
    boolean deliver(Delivery delivery);

    /// Ends its live access at once.
    void end(EndReason reason);

    /// The app-specific password that opened it; empty for the primary password.
    Optional<AppPasswordId> appPassword();

    /// Whether it counts among the sessions that an account can have: it is one client's.
    default boolean isSession() {
        return false;
    }

    /// Since when it has been without its connection, and so waits for its resumption; empty for one that has a connection. The one
    /// that has waited longest gives way where there are too many.
    default Optional<Instant> detachedAt() {
        return Optional.empty();
    }

    /// Where its client is; empty for one that ends, and for one that is no single client's.
    default Optional<Whereabouts> whereabouts() {
        return Optional.empty();
    }

    /// The account's version when its login was accepted.
    long authVersion();

    /// Whether a former endpoint of the account ends as this one is bound: by default one with the same resource.
    default boolean replaces(Endpoint former) {
        return resource().equals(former.resource());
    }

    /// Whether an event that ends `ends` ends this endpoint.
    default boolean endedBy(Ends ends) {
        return switch (ends) {
            case Ends.Everything() -> true;
            case Ends.OpenedByAppPassword(AppPasswordId id) -> appPassword().filter(id::equals).isPresent();
            case Ends.OpenedByPrimaryPassword() -> appPassword().isEmpty();
        };
    }
}
