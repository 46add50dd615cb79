package io.portcullis.load.measure;

import java.util.Arrays;
import org.HdrHistogram.ConcurrentHistogram;

/// Latencies as clients saw them, in microseconds, at three significant digits; safe from any thread.
public final class Latencies {
    private static final long LONGEST_MICROS = 3_600_000_000L;

    private final ConcurrentHistogram histogram = new ConcurrentHistogram(LONGEST_MICROS, 3);

    /// Records the time from `startNanos`, a reading of `System.nanoTime`, until now.
    public void since(long startNanos) {
        histogram.recordValue(Math.clamp((System.nanoTime() - startNanos) / 1000, 0, LONGEST_MICROS));
    }

    public long count() {
        return histogram.getTotalCount();
    }

    public Percentiles percentiles() {
        long[] values = Arrays.stream(new double[] {50, 95, 99, 100})
                .mapToLong(histogram::getValueAtPercentile).toArray();
        return new Percentiles(values[0], values[1], values[2], values[3]);
    }

    /// Microseconds.
    public record Percentiles(long p50, long p95, long p99, long max) {}
}
