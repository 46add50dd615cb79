package io.portcullis.gateway.interop;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A baresip without a sound card, driven by commands on its standard input. It knows MD5 only.
final class Baresip implements AutoCloseable {
    private static final String PROGRAM = "/usr/bin/baresip";
    private static final int PATIENCE_SECONDS = 15;
    private static final List<String> OVER = List.of("session closed", "terminated (duration");
    private static final String CONFIG = """
            poll_method        epoll
            call_local_timeout 30
            call_max_calls     4
            audio_player       aubridge,nowhere
            audio_source       aubridge,nowhere
            audio_alert        aubridge,nowhere
            module_path        /usr/lib/baresip/modules
            module             stdio.so
            module             g711.so
            module             aubridge.so
            module_tmp         account.so
            module_app         menu.so
            """;

    private static final String ANY_PORT = "sip_listen 127.0.0.1:0\n";

    private final String user;
    private final Path log;
    private final Process process;

    static void need() {
        Programs.need(PROGRAM, "apt-get install baresip");
    }

    /// Starts one, which registers by itself.
    ///
    /// @param directory for its files, its account in one of mode 0600
    /// @param transport udp, tcp or tls
    Baresip(StartedServer server, Path directory, String user, String password, String transport) {
        this(directory, user, "<sip:" + user + "@localhost;transport=" + transport + ">;auth_pass=" + password
                + ";regint=60;outbound=\"sip:127.0.0.1:"
                + (transport.equals("tls") ? server.sipTlsPort : server.sipPort) + ";transport=" + transport + "\"",
                ANY_PORT);
    }

    /// Starts one with the line of its account as a page gave it.
    ///
    /// @param names where it asks for addresses
    static Baresip ofLine(Path directory, String user, String line, LoopbackDns names) {
        return new Baresip(directory, user, line, ANY_PORT + "dns_server 127.0.0.1:" + names.port() + "\n");
    }

    /// Starts one that is reached over UDP and TCP on the same port, as it is where that port is fixed. It says all that it sends and
    /// receives: a long text it does not say otherwise.
    static Baresip listening(StartedServer server, Path directory, String user, String password, int port) {
        return new Baresip(directory, user, "<sip:" + user + "@localhost;transport=udp>;auth_pass=" + password
                + ";regint=60;outbound=\"sip:127.0.0.1:" + server.sipPort + ";transport=udp\"",
                "sip_listen 127.0.0.1:" + port + "\n", "-s");
    }

    private Baresip(Path directory, String user, String line, String more, String... options) {
        this.user = user;
        try {
            Path home = Files.createTempDirectory(directory, user);
            log = home.resolve("log");
            Files.writeString(home.resolve("config"), CONFIG + more);
            Path accounts = Files.createFile(home.resolve("accounts"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(accounts, line + "\n");
            List<String> command = new ArrayList<>(List.of(PROGRAM, "-f", home.toString()));
            command.addAll(List.of(options));
            process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Types a command, such as `/hangup`.
    void command(String command) {
        try {
            OutputStream keys = process.getOutputStream();
            keys.write((command + "\n").getBytes(StandardCharsets.UTF_8));
            keys.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(user + "'s baresip takes no commands: " + output(), e);
        }
    }

    /// Waits until it has said this.
    void says(String text) {
        saysOneOf(List.of(text));
    }

    /// Waits until it has said that the other side hung up. It has one sentence for the first second of a call, one for later.
    void saysThatTheCallIsOver() {
        saysOneOf(OVER);
    }

    /// Whether it has said so.
    boolean isNotInACall() {
        return OVER.stream().anyMatch(output()::contains);
    }

    private void saysOneOf(List<String> texts) {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (texts.stream().noneMatch(output()::contains)) {
            if (!process.isAlive() || System.nanoTime() > limit) {
                throw new AssertionError(user + "'s baresip said none of " + texts + ": " + output());
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    /// Everything it has said, without the colours and the bell.
    String output() {
        try {
            return Files.readString(log).replaceAll("\u001b\\[[0-9;]*[A-Za-z]|[\\p{Cntrl}&&[^\n]]", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends it; it takes its binding back.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
