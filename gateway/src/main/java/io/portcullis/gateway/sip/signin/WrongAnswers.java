package io.portcullis.gateway.sip.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// How often in a row an address gave a wrong answer for a name, known or not: it decides between 401 and 403 only. Any thread.
final class WrongAnswers {
    private static final int MOST = 50_000;
    private static final int TOLERATED = 2;

    private record Guesser(InetAddress address, String name) {}

    private final Cache<Guesser, AtomicInteger> counts = Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST)
            .expireAfterWrite(Duration.ofMinutes(10)).build();

    /// Counts one; true when it is one too many to be asked again.
    boolean again(InetAddress address, String name) {
        return counts.get(new Guesser(address, name), unknown -> new AtomicInteger()).incrementAndGet() > TOLERATED;
    }

    void right(InetAddress address, String name) {
        if (counts.estimatedSize() > 0) {
            counts.invalidate(new Guesser(address, name));
        }
    }
}
