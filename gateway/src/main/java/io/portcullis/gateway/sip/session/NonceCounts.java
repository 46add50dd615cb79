package io.portcullis.gateway.sip.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which counts of which nonces were used: an answer is good once. RFC 7616 section 3.4, `nc`. Any thread.
///
/// Bounded: two generations of nonces are remembered. What was issued before the older one began is refused as stale, so that
/// forgetting never lets an answer in twice.
public final class NonceCounts {
    private static final int WINDOW = 64;

    private final int mostPerGeneration;
    private Map<String, Window> current = new HashMap<>();
    private Map<String, Window> previous = new HashMap<>();
    private long currentSince;
    private long previousSince;

    /// The counts of one nonce: the highest, and which of the 64 up to it.
    private static final class Window {
        private long highest;
        private long used;

        synchronized boolean take(long count) {
            if (count > highest) {
                long ahead = count - highest;
                used = ahead >= WINDOW ? 1 : used << ahead | 1;
                highest = count;
                return true;
            }
            long behind = highest - count;
            if (behind >= WINDOW || (used & 1L << behind) != 0) {
                return false;
            }
            used |= 1L << behind;
            return true;
        }
    }

    public NonceCounts(int mostPerGeneration) {
        this.mostPerGeneration = mostPerGeneration;
    }

    /// Takes the count of a right answer; false when it was taken before, or may have been.
    ///
    /// @param issued when the nonce was issued, milliseconds
    /// @param now the same clock
    public boolean take(String nonce, long count, long issued, long now) {
        return count >= 1 && window(nonce, issued, now).filter(window -> window.take(count)).isPresent();
    }

    private synchronized Optional<Window> window(String nonce, long issued, long now) {
        Window known = current.get(nonce);
        if (known == null) {
            known = previous.get(nonce);
        }
        if (known != null) {
            return Optional.of(known);
        }
        if (issued < previousSince) {
            return Optional.empty();
        }
        if (current.size() >= mostPerGeneration) {
            previous = current;
            previousSince = currentSince;
            current = new HashMap<>();
            currentSince = now;
        }
        Window fresh = new Window();
        current.put(nonce, fresh);
        return Optional.of(fresh);
    }
}
