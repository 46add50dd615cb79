package io.portcullis.gateway.interop;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A program on a terminal of its own, which a person types at.
final class TerminalProgram implements AutoCloseable {
    /// Gives a program a terminal.
    private static final String SCRIPT = "/usr/bin/script";
    private static final long KEY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Path screen;
    private final Process process;

    static void need(String program, String installedBy) {
        Programs.need(program, installedBy);
        Programs.need(SCRIPT, "apt-get install bsdutils");
    }

    /// @param home the user's directory
    /// @param as a command that runs the program in another way; may be empty
    TerminalProgram(Path home, List<String> as, String program) {
        List<String> command = new ArrayList<>(List.of("/usr/bin/env", "HOME=" + home, "TERM=xterm", "LANG=C.UTF-8",
                "LINES=40", "COLUMNS=120"));
        command.addAll(as);
        command.addAll(List.of(SCRIPT, "-qfec", program, "/dev/null"));
        try {
            screen = Files.createTempFile(home, "screen", ".txt");
            process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(screen.toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Types a line and Enter, key by key: programs take several keys at once for a pasted text.
    void type(String line) {
        OutputStream keys = process.getOutputStream();
        try {
            for (byte key : StartedServer.utf8(line + "\r")) {
                keys.write(key);
                keys.flush();
                LockSupport.parkNanos(KEY_NANOS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(output(), e);
        }
    }

    /// Waits until it has shown this.
    void shows(String text) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!output().contains(text)) {
            if (System.nanoTime() > limit) {
                throw new AssertionError("it did not show " + text + ": " + output());
            }
            LockSupport.parkNanos(KEY_NANOS);
        }
    }

    private String output() {
        try {
            return Files.readString(screen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
