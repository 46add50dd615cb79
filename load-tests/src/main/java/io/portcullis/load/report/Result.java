package io.portcullis.load.report;

import io.portcullis.load.measure.Latencies.Percentiles;
import java.util.OptionalDouble;

/// What one kind of load showed.
///
/// @param server              the server's name, as given on the command line
/// @param load                the kind of load
/// @param operations          operations that succeeded while measured
/// @param failures            operations that failed while measured: a figure with failures is no figure
/// @param seconds             wall time
/// @param cpuMicrosPerOperation the server's CPU time per operation, in microseconds
/// @param latency             client-side latency
/// @param bytesPerSession     the server's resident memory a session, where sessions were held
/// @param residentBytes       the server's resident memory before any load, where it was read
public record Result(String server, String load, long operations, long failures, double seconds,
        OptionalDouble cpuMicrosPerOperation, Percentiles latency, OptionalDouble bytesPerSession,
        OptionalDouble residentBytes) {
    public double operationsPerSecond() {
        return seconds == 0 ? 0 : operations / seconds;
    }
}
