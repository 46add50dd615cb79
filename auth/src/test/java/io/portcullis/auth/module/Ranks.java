package io.portcullis.auth.module;

import java.util.Arrays;

/// Compares times by their rank alone, so that a few slow ones on a busy machine count no more than any other.
final class Ranks {
    /// Times closer than this, in nanoseconds, are equal. Where the objects of a name lie in memory makes a smaller difference, and no
    /// network carries it.
    private static final long ALIKE = 1_000;

    private Ranks() {}

    /// How likely a time of the one is longer than a time of the other; one half: nobody can tell them apart.
    /// Equal ones count half. In nanoseconds.
    static double auc(long[] one, long[] other) {
        long[] sorted = other.clone();
        Arrays.sort(sorted);
        double wins = 0;
        for (long time : one) {
            wins += (below(sorted, time - ALIKE + 1) + below(sorted, time + ALIKE)) / 2.0;
        }
        return wins / one.length / other.length;
    }

    private static int below(long[] sorted, long limit) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
