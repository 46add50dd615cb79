package io.portcullis.gateway.xmpp.roster;

import io.portcullis.protocol.xmpp.Presence;
import java.util.Locale;
import java.util.Optional;

/// The four presence types that change a subscription.
public enum SubscriptionAction {
    SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED;

    /// The action a presence of this type stands for; empty for the other types.
    public static Optional<SubscriptionAction> of(Presence.Type type) {
        return switch (type) {
            case SUBSCRIBE -> Optional.of(SUBSCRIBE);
            case SUBSCRIBED -> Optional.of(SUBSCRIBED);
            case UNSUBSCRIBE -> Optional.of(UNSUBSCRIBE);
            case UNSUBSCRIBED -> Optional.of(UNSUBSCRIBED);
            case AVAILABLE, UNAVAILABLE, PROBE, ERROR -> Optional.empty();
        };
    }

    /// The `type` attribute.
    public String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }
}
