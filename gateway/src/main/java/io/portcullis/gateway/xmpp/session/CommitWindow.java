package io.portcullis.gateway.xmpp.session;

import java.util.Arrays;

/// Which of the stanzas received on a stream are dealt with for good. XEP-0198's `h` counts only those before the first that is
/// not: what is acknowledged has been committed.
///
/// @param received how many came
/// @param settled all up to this number are settled
/// @param later bit `i` of it: number `settled + 1 + i` is settled too
record CommitWindow(long received, long settled, Bits later) {
    /// More than this unsettled, and the client outruns the store without end.
    static final int MOST_OPEN = 8_192;

    static final CommitWindow START = new CommitWindow(0, 0, Bits.NONE);

    CommitWindow receive() {
        return new CommitWindow(received + 1, settled, later);
    }

    boolean isOverrun() {
        return received - settled > MOST_OPEN;
    }

    CommitWindow settle(long number) {
        if (number <= settled || number > received) {
            return this;
        }
        if (number > settled + 1) {
            return new CommitWindow(received, settled, later.with((int) (number - settled - 1)));
        }
        int run = 1 + later.leading(1);
        return new CommitWindow(received, settled + run, later.from(run));
    }

    /// A small immutable set of numbers from 0.
    static final class Bits {
        static final Bits NONE = new Bits(new long[0]);

        private final long[] words;

        private Bits(long[] words) {
            this.words = words;
        }

        Bits with(int bit) {
            long[] copy = Arrays.copyOf(words, Math.max(words.length, (bit >> 6) + 1));
            copy[bit >> 6] |= 1L << bit;
            return new Bits(copy);
        }

        boolean has(int bit) {
            return (bit >> 6) < words.length && (words[bit >> 6] & (1L << bit)) != 0;
        }

        /// How many are set in a row, beginning at `bit`.
        int leading(int bit) {
            int next = bit;
            while (has(next)) {
                next++;
            }
            return next - bit;
        }

        /// The set without what is below `first`, moved down to begin at 0.
        Bits from(int first) {
            int length = words.length * 64;
            int highest = length - 1;
            while (highest >= first && !has(highest)) {
                highest--;
            }
            if (highest < first) {
                return NONE;
            }
            long[] moved = new long[((highest - first) >> 6) + 1];
            for (int i = first; i <= highest; i++) {
                if (has(i)) {
                    moved[(i - first) >> 6] |= 1L << (i - first);
                }
            }
            return new Bits(moved);
        }
    }
}
