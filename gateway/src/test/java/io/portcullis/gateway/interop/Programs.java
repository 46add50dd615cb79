package io.portcullis.gateway.interop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.portcullis.gateway.interop.StartedServer.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs programs that are not ours.
public final class Programs {
    private static final boolean REQUIRED = Boolean.getBoolean("interop.required");

    private static final Logger LOG = LoggerFactory.getLogger(Programs.class);

    private Programs() {}

    /// Skips the test, and says so, where `program` is not installed; fails it where interop tests are required.
    public static void need(String program, String installedBy) {
        need(program, Files.isExecutable(Path.of(program)), installedBy);
    }

    /// The same for a file that a package brings.
    static void needFile(String file, String installedBy) {
        need(file, Files.exists(Path.of(file)), installedBy);
    }

    /// The same for what the system must allow.
    static void needPermission(boolean given, String what, String givenBy) {
        need(what, given, givenBy);
    }

    private static void need(String what, boolean present, String installedBy) {
        if (!present && REQUIRED) {
            throw new IllegalStateException(what + " is missing: " + installedBy);
        }
        if (!present) {
            LOG.warn("skipped, for {} is missing: {}", what, installedBy);
        }
        assumeTrue(present, what + " is missing: " + installedBy);
    }

    /// Runs `command` to its end.
    static Outcome run(List<String> command, String input, int seconds) {
        Process process = start(command, input);
        CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> read(process));
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        command.getFirst() + " did not end in " + seconds + " s: " + output.join());
            }
            return new Outcome(process.exitValue(), output.join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// Starts `command`, gives it `input`, and closes its standard input.
    static Process start(List<String> command, String input) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (OutputStream stream = process.getOutputStream()) {
                stream.write(input.getBytes(StandardCharsets.UTF_8));
            }
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.getFirst(), e);
        }
    }

    private static String read(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
