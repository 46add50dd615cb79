package io.portcullis.load.attack.judge;

import io.portcullis.load.measure.Latencies.Percentiles;
import java.util.Set;

/// What others saw of one kind of use.
///
/// @param operations those that succeeded
/// @param failures   those that did not
/// @param latency    of those that succeeded, in microseconds from when they were due
/// @param reasons    why some failed
public record Seen(Kind kind, long operations, long failures, Percentiles latency, Set<String> reasons) {}
