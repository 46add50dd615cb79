package io.portcullis.load.attack.cost;

/// What an attack cost the server, from its first to its last moment.
///
/// @param seconds      how long it took
/// @param cpuSeconds   CPU time
/// @param idleBytes    resident memory before
/// @param growthBytes  the peak of resident memory, less what was resident before
/// @param writtenBytes bytes that went to the disk
/// @param logBytes     growth of the log
/// @param stackTraces  exceptions in the log with where they were thrown
/// @param pauseMillis  the longest stop for garbage collection, in milliseconds
public record Cost(double seconds, double cpuSeconds, long idleBytes, long growthBytes, long writtenBytes,
        long logBytes, int stackTraces, double pauseMillis) {
    /// Bytes a second that went to the disk.
    public double writtenPerSecond() {
        return seconds <= 0 ? 0 : writtenBytes / seconds;
    }
}
