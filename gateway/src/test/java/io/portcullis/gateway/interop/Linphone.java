package io.portcullis.gateway.interop;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A Linphone without a screen, which fetches its configuration from an address when it starts, and trusts the server's
/// certificate and no other.
final class Linphone implements AutoCloseable {
    private static final String PROGRAM = "/usr/bin/linphone-daemon";

    private final Path home;
    private final Process process;

    static void need() {
        Programs.need(PROGRAM, "apt-get install linphone-cli");
    }

    /// Starts one that was never started before.
    ///
    /// @param setUp where it fetches its configuration
    static Linphone fetching(StartedServer server, Path directory, String setUp) {
        try {
            Path home = Files.createTempDirectory(directory, "linphone");
            Files.createDirectories(home.resolve(".local/share/linphone"));
            Files.createDirectories(home.resolve(".config/linphone"));
            Files.writeString(home.resolve("rc"), """
                    [misc]
                    config-uri=%s
                    [sip]
                    root_ca=%s
                    sip_port=-1
                    sip_tcp_port=-1
                    sip_tls_port=-1
                    """.formatted(setUp, server.data().resolve("tls/certificate.pem").toAbsolutePath()));
            return new Linphone(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts one whose owner typed name, password, domain and server, and nothing else.
    static Linphone typed(StartedServer server, Path directory, String user, String password) {
        try {
            Path home = Files.createTempDirectory(directory, "linphone");
            Files.createDirectories(home.resolve(".local/share/linphone"));
            Files.createDirectories(home.resolve(".config/linphone"));
            Path rc = Files.createFile(home.resolve("rc"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(rc, """
                    [sip]
                    sip_port=-1
                    sip_tcp_port=-1
                    sip_tls_port=-1
                    default_proxy=0
                    [proxy_0]
                    reg_proxy=<sip:127.0.0.1:%d;transport=tcp>
                    reg_identity=sip:%s@localhost
                    reg_sendregister=1
                    [auth_info_0]
                    username=%s
                    domain=localhost
                    passwd=%s
                    """.formatted(server.sipPort, user, user, password));
            return new Linphone(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Linphone(Path home) throws IOException {
        this.home = home;
        ProcessBuilder builder = new ProcessBuilder(List.of(PROGRAM, "--config", home.resolve("rc").toString(), "--log",
                home.resolve("log").toString())).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("out").toFile()));
        builder.environment().put("HOME", home.toString());
        process = builder.start();
    }

    /// Ends it, and starts it with what it has kept.
    Linphone again() {
        close();
        try {
            return new Linphone(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What it keeps of its configuration.
    String kept() {
        return read("rc");
    }

    /// What it has logged.
    String log() {
        return read("log");
    }

    private String read(String file) {
        try {
            return Files.exists(home.resolve(file)) ? Files.readString(home.resolve(file)) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends it; it takes its binding back.
    @Override
    public void close() {
        try (OutputStream keys = process.getOutputStream()) {
            keys.write("quit\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            process.destroy();
        }
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
