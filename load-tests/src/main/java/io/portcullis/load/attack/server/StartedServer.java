package io.portcullis.load.attack.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// A server of its own in a temporary directory, by `portcullis quickstart`; both are gone when it is closed.
public final class StartedServer implements AutoCloseable {
    private static final long START_SECONDS = 90;
    private static final long COMMAND_SECONDS = 60;

    private final Path portcullis;
    private final Path directory;
    private final Ports ports;
    private final Process process;

    private StartedServer(Path portcullis, Path directory, Ports ports, Process process) {
        this.portcullis = portcullis;
        this.directory = directory;
        this.ports = ports;
        this.process = process;
    }

    /// Starts it and waits until it is ready.
    ///
    /// @param portcullis the command, `gateway/bin/portcullis`
    public static StartedServer start(Path portcullis) {
        try {
            Path directory = Files.createTempDirectory("portcullis-attack");
            Ports ports = Ports.free();
            List<String> command = new ArrayList<>(List.of(portcullis.toString(), "quickstart", "--data",
                    directory.resolve("data").toString()));
            command.addAll(ports.settings());
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile());
            builder.environment().merge("PORTCULLIS_JAVA_OPTS", "-Xlog:gc:file=" + directory.resolve("gc"),
                    (given, ours) -> given + " " + ours);
            StartedServer server = new StartedServer(portcullis, directory, ports, builder.start());
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the server", e);
        }
    }

    public Server server() {
        return new Server(InetAddress.getLoopbackAddress(), ports, "localhost", process.pid(),
                directory.resolve("data"), directory.resolve("log"), Optional.of(directory.resolve("gc")));
    }

    /// Makes accounts; answers the file of lines `name,password`.
    public Path generateAccounts(int count) {
        Path accounts = directory.resolve("accounts.csv");
        try {
            Process command = new ProcessBuilder(portcullis.toString(), "account", "generate", Integer.toString(count),
                    "--prefix", "user", "--output", accounts.toString(), "--data",
                    directory.resolve("data").toString()).redirectErrorStream(true)
                    .redirectOutput(directory.resolve("command").toFile()).start();
            if (!command.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS) || command.exitValue() != 0) {
                command.destroyForcibly();
                throw new IllegalStateException("no accounts: " + Files.readString(directory.resolve("command")));
            }
            return accounts;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make accounts", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void awaitReady() throws IOException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!Files.readString(directory.resolve("log")).contains("Portcullis is ready")) {
            if (!process.isAlive() || System.nanoTime() > limit) {
                String log = Files.readString(directory.resolve("log"));
                close();
                throw new IllegalStateException("the server did not start: " + log);
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + directory, e);
        }
    }
}
