package io.portcullis.load.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A server that this test starts and kills.
final class ServerUnderTest implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final String command;
    private final InetSocketAddress address;
    private final Path log;
    private @Nullable Process process;

    /// @param command a shell command that becomes the server (its last part is run by `exec`)
    /// @param address where it listens when it is ready
    /// @param log     where its output goes
    ServerUnderTest(String command, InetSocketAddress address, Path log) {
        this.command = command;
        this.address = address;
        this.log = log;
    }

    /// Starts it and waits until it accepts connections.
    void start() {
        try {
            Process started = new ProcessBuilder("sh", "-c", "exec " + command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
            process = started;
            long limit = System.nanoTime() + START_LIMIT.toNanos();
            while (!accepts()) {
                if (!started.isAlive() || System.nanoTime() > limit) {
                    throw new IllegalStateException("the server did not start; its output is in " + log);
                }
                LockSupport.parkNanos(20_000_000);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the server", e);
        }
    }

    /// SIGKILL, to it and to what it started.
    void kill() {
        Process running = process;
        if (running == null) {
            return;
        }
        running.descendants().forEach(ProcessHandle::destroyForcibly);
        running.destroyForcibly();
        try {
            if (!running.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server survived SIGKILL");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(address, 200);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    @Override
    public void close() {
        kill();
    }
}
