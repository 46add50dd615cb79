package io.portcullis.load.attack.cost;

import io.portcullis.load.measure.ServerProcess;
import java.nio.file.Path;
import java.util.Optional;

/// Measures what a stretch of time costs the server: starts when made, ends with [#cost].
public final class CostMeter {
    private final ServerProcess server;
    private final GrowingFile log;
    private final Optional<GrowingFile> collections;
    private final long startNanos = System.nanoTime();
    private final long startCpu;
    private final long startWritten;
    private final long idle;

    /// @param log         what the server logs to
    /// @param collections what its JVM logs to with `-Xlog:gc`
    public CostMeter(ServerProcess server, Path log, Optional<Path> collections) {
        this.server = server;
        this.log = new GrowingFile(log);
        this.collections = collections.map(GrowingFile::new);
        startCpu = server.cpuMicros();
        startWritten = server.writtenBytes();
        idle = server.residentBytes();
        server.forgetPeak();
    }

    /// Ends the stretch now.
    public Cost cost() {
        String added = log.added();
        return new Cost((System.nanoTime() - startNanos) / 1e9, (server.cpuMicros() - startCpu) / 1e6, idle,
                Math.max(0, server.peakBytes() - idle), server.writtenBytes() - startWritten, log.growth(),
                StackTraces.count(added),
                collections.map(GrowingFile::added).map(GcLog::longestPause).orElse(0.0));
    }
}
