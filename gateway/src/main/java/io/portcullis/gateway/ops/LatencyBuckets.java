package io.portcullis.gateway.ops;

import java.time.Duration;
import java.util.stream.IntStream;

/// Bounds of latency histograms.
final class LatencyBuckets {
    static final Duration[] ALL = IntStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000)
            .mapToObj(Duration::ofMillis).toArray(Duration[]::new);

    private LatencyBuckets() {}
}
