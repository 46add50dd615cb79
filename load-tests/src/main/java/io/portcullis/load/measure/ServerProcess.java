package io.portcullis.load.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The server under load, seen from `/proc`: a process and all its descendants, so that servers which fork
/// (Kamailio) are counted whole.
public final class ServerProcess {
    /// Ticks a second of the times in `/proc/PID/stat`: fixed at 100 in Linux's user interface.
    private static final long MICROS_PER_TICK = 10_000;
    private static final int PAGE_BYTES = 4096;

    private final long pid;

    public ServerProcess(long pid) {
        if (ProcessHandle.of(pid).isEmpty()) {
            throw new IllegalArgumentException("--pid: " + pid + " (expected: the id of a running process)");
        }
        this.pid = pid;
    }

    /// CPU time used so far, user and system, in microseconds; the resolution is one scheduler slice.
    public long cpuMicros() {
        return family().mapToLong(ServerProcess::cpuMicros).sum();
    }

    /// Resident memory in bytes, memory shared between the processes counted once each.
    public long residentBytes() {
        return family().mapToLong(id -> Long.parseLong(fields(Path.of("/proc", "" + id, "statm")).get(1)) * PAGE_BYTES)
                .sum();
    }

    /// Bytes that the processes have caused to be written to disks, from when they started.
    public long writtenBytes() {
        return family().mapToLong(id -> value(Path.of("/proc", "" + id, "io"), "write_bytes:")).sum();
    }

    /// The greatest resident memory since [#forgetPeak], in bytes.
    public long peakBytes() {
        return family().mapToLong(id -> value(Path.of("/proc", "" + id, "status"), "VmHWM:") * 1024).sum();
    }

    /// Has the system look for the peak of resident memory anew. Linux, `Documentation/filesystems/proc.rst`.
    public void forgetPeak() {
        family().forEach(id -> {
            Path file = Path.of("/proc", "" + id, "clear_refs");
            try {
                Files.writeString(file, "5");
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + file, e);
            }
        });
    }

    public boolean alive() {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private Stream<Long> family() {
        return ProcessHandle.of(pid).stream().flatMap(own -> Stream.concat(Stream.of(own), own.descendants()))
                .map(ProcessHandle::pid);
    }

    /// Sums the nanoseconds of `schedstat` over the threads that live, which is finer than the ticks of `stat`; threads
    /// that ended since are in the ticks only, so the greater of both is the truth.
    private static long cpuMicros(long id) {
        long nanos = 0;
        try (Stream<Path> tasks = Files.list(Path.of("/proc", "" + id, "task"))) {
            for (Path task : (Iterable<Path>) tasks::iterator) {
                nanos += scheduled(task.resolve("schedstat"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("process " + id + " ended while it was measured", e);
        }
        List<String> stat = fields(Path.of("/proc", "" + id, "stat"));
        long ticks = Long.parseLong(stat.get(13)) + Long.parseLong(stat.get(14));
        return Math.max(nanos / 1000, ticks * MICROS_PER_TICK);
    }

    private static long scheduled(Path schedstat) {
        try {
            return Long.parseLong(Files.readString(schedstat).split(" ", 2)[0]);
        } catch (IOException ended) {
            return 0; // a thread may end between the listing and the reading; its time is in the ticks
        }
    }

    private static long value(Path file, String key) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key)).findFirst()
                    .map(line -> Long.parseLong(line.substring(key.length()).replace("kB", "").strip()))
                    .orElseThrow(() -> new IllegalStateException("no " + key + " in " + file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static List<String> fields(Path file) {
        try {
            String line = Files.readString(file).strip();
            int name = line.lastIndexOf(')'); // a command's name may hold spaces
            return List.of((name < 0 ? line : "pid (name)" + line.substring(name + 1)).split(" "));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
