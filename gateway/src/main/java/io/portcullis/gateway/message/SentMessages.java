package io.portcullis.gateway.message;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/// Which messages each sender has sent lately, for as many senders as were active lately.
final class SentMessages {
    private final Cache<String, SentRing> rings;

    SentMessages(int senders) {
        rings = Caffeine.newBuilder().maximumSize(senders).build();
    }

    SentRing of(String sender) {
        return rings.get(sender, name -> new SentRing());
    }

    void forget(String sender) {
        rings.invalidate(sender);
    }
}
