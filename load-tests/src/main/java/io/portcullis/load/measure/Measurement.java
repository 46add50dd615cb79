package io.portcullis.load.measure;

import io.portcullis.load.report.Result;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;

/// One measured stretch of time: starts when made, ends with [#result].
public final class Measurement {
    private final Optional<ServerProcess> server;
    private final long startNanos = System.nanoTime();
    private final long startCpu;
    private final AtomicLong failures = new AtomicLong();
    private final Latencies latencies = new Latencies();

    public Measurement(Optional<ServerProcess> server) {
        this.server = server;
        this.startCpu = server.map(ServerProcess::cpuMicros).orElse(0L);
    }

    /// An operation that began at `startNanos` has succeeded.
    public void succeeded(long startNanos) {
        latencies.since(startNanos);
    }

    public void failed() {
        failures.incrementAndGet();
    }

    public long operations() {
        return latencies.count();
    }

    /// Operations that ended, well or not.
    public long ended() {
        return latencies.count() + failures.get();
    }

    /// Ends the stretch now.
    public Result result(String serverName, String load) {
        long operations = latencies.count();
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        OptionalDouble cpu = server.isPresent() && operations > 0
                ? OptionalDouble.of((server.get().cpuMicros() - startCpu) / (double) operations)
                : OptionalDouble.empty();
        return new Result(serverName, load, operations, failures.get(), seconds, cpu, latencies.percentiles(),
                OptionalDouble.empty(), OptionalDouble.empty());
    }
}
