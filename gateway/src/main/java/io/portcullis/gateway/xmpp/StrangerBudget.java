package io.portcullis.gateway.xmpp;

import io.portcullis.gateway.net.TokenBucket;
import io.portcullis.protocol.xmpp.Jid;
import java.util.LinkedHashMap;
import java.util.Map;

/// What one sender may send to recipients who do not know it. Safe for all threads.
///
/// It remembers a few recipients, the latest. One that is forgotten has a whole budget again, but the one for all recipients
/// together does not: to go round them gains nothing.
final class StrangerBudget {
    /// Recipients that are remembered.
    static final int RECIPIENTS = 64;

    private final Jid sender;
    private final StrangerLimits.Points each;
    private final TokenBucket all;
    private final Map<String, TokenBucket> recipients = new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TokenBucket> eldest) {
            return size() > RECIPIENTS;
        }
    };

    /// @param sender its bare address
    StrangerBudget(Jid sender, StrangerLimits.Points each, StrangerLimits.Points all, long now) {
        this.sender = sender;
        this.each = each;
        this.all = bucket(all, now);
    }

    Jid sender() {
        return sender;
    }

    private static TokenBucket bucket(StrangerLimits.Points points, long now) {
        return new TokenBucket(points.perMinute() / 60.0, points.burst(), now);
    }

    /// Takes the points of one stanza.
    ///
    /// @return false when there are not so many: nothing was taken of the one for all
    synchronized boolean take(String recipient, int points, long now) {
        return recipients.computeIfAbsent(recipient, _ -> bucket(each, now)).tryTake(points, now)
                && all.tryTake(points, now);
    }

    synchronized int remembered() {
        return recipients.size();
    }
}
