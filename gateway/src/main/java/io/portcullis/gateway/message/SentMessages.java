package io.portcullis.gateway.message;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/// Which messages each sender has sent lately: for as many senders as were active lately, and for every sender who has
/// messages on their way.
final class SentMessages {
    /// Holds on to the rings of the latest senders.
    private final Cache<String, SentRing> latest;
    /// Every ring that somebody holds on to. A message on its way does, so that its sender never gets a second one.
    private final Cache<String, SentRing> rings = Caffeine.newBuilder().weakValues().executor(Runnable::run).build();

    SentMessages(int senders) {
        latest = Caffeine.newBuilder().maximumSize(senders).executor(Runnable::run).build();
    }

    SentRing of(String sender) {
        return latest.get(sender, name -> rings.get(name, unknown -> new SentRing()));
    }

    void forget(String sender) {
        rings.invalidate(sender);
        latest.invalidate(sender);
    }
}
