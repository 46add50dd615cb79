package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.portcullis.gateway.store.JournalDatabase;
import io.portcullis.gateway.store.TestPostgresql;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server that cannot start says in one line why and what to do, exits with 1, and shows no stack trace.
@Tag("slow")
class StartRefusedIT {
    private static final String COMMAND = Path.of("bin", "portcullis").toAbsolutePath().toString();
    private static final List<String> AS_NOBODY = List.of("/usr/bin/setpriv", "--reuid=nobody", "--regid=nogroup",
            "--clear-groups");

    @TempDir
    Path directory;

    private String launcher = COMMAND;
    private Path data;

    @BeforeEach
    void open() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        data = directory.resolve("data");
    }

    private StartedServer.Outcome portcullis(List<String> as, String command, String... more) {
        List<String> whole = new ArrayList<>(as);
        whole.addAll(List.of("/usr/bin/env", "HOME=/nonexistent", "PORTCULLIS_BUILD=no", launcher));
        whole.addAll(List.of(command.split(" ")));
        whole.addAll(List.of("--data", data.toString()));
        whole.addAll(List.of(more));
        return Programs.run(whole, "", 60);
    }

    private StartedServer.Outcome start(List<String> as, String... settings) {
        List<String> ports = new ArrayList<>();
        for (String listener : List.of("xmpp", "xmpp-tls", "sip", "sip-tls", "pages", "ops", "admin")) {
            ports.addAll(List.of("--set", "listeners." + listener + ".port=0"));
        }
        List.of(settings).forEach(setting -> ports.addAll(List.of("--set", setting)));
        return portcullis(as, "quickstart", ports.toArray(String[]::new));
    }

    private static void isOneLine(StartedServer.Outcome outcome, String... parts) {
        assertThat(outcome.output().lines()).as(outcome.output()).hasSize(1);
        assertThat(outcome.output()).contains(parts);
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    /// Where nobody may not read the checkout, a copy of what was built.
    private void needOtherUser() throws IOException {
        Programs.needPermission(asNobody("/usr/bin/test", "-d", "/"), "starting a program as nobody",
                "run the tests as root");
        if (!asNobody("/usr/bin/test", "-x", COMMAND)) {
            Path bin = Files.createDirectories(directory.resolve("copy/bin"));
            Path lib = Files.createDirectory(directory.resolve("copy/lib"));
            launcher = Files.copy(Path.of(COMMAND), bin.resolve("portcullis"), StandardCopyOption.COPY_ATTRIBUTES)
                    .toString();
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("target", "dist", "lib"))) {
                for (Path jar : jars) {
                    Files.copy(jar, lib.resolve(jar.getFileName().toString()));
                }
            }
        }
    }

    private static boolean asNobody(String... command) {
        List<String> whole = new ArrayList<>(AS_NOBODY);
        whole.addAll(List.of(command));
        return Programs.run(whole, "", 10).exitCode() == 0;
    }

    @Test
    void directoryThatMayNotBeMade_isNamed() throws IOException {
        needOtherUser();
        isOneLine(start(AS_NOBODY), data + ": cannot be made", "chown -R USER DIR");
    }

    @Test
    void directoryThatMayNotBeWritten_isNamed() throws IOException {
        needOtherUser();
        Files.createDirectory(data);
        isOneLine(start(AS_NOBODY), data + "/portcullis.toml: cannot be written", "chown -R USER DIR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quickstart", "run", "account list"})
    void directoryThatMayNotBeEntered_isNamed(String command) throws IOException {
        needOtherUser();
        Files.createDirectory(data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        isOneLine(portcullis(AS_NOBODY, command), data + " (this user may not open it", "chown -R USER DIR");
    }

    /// From no room for a key ring to room for one database but not for the other.
    @ParameterizedTest
    @ValueSource(strings = {"4k", "16k", "64k", "200k", "500k"})
    void diskThatIsFull_isSaid(String size) throws IOException {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        data = disk.resolve("data");
        int mounted = Programs.run(
                List.of("/usr/bin/env", "mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString()), "", 10)
                .exitCode();
        assumeTrue(mounted == 0, "mounting a tmpfs is not allowed here");
        try {
            isOneLine(start(List.of()), disk.toString(), "the disk is full");
        } finally {
            Programs.run(List.of("/usr/bin/env", "umount", disk.toString()), "", 10);
        }
    }

    /// Without the name of a user.
    private static String address(JournalDatabase.Postgresql database) {
        return database.url().replaceFirst("\\?.*", "");
    }

    @Test
    void postgresqlThatRejectsTheLogin_isSaid() {
        JournalDatabase.Postgresql database = TestPostgresql.emptyDatabase();
        isOneLine(start(List.of(), "storage.kind=postgresql", "storage.url=" + address(database),
                "storage.user=nobody_it_knows"), "storage.url: the database does not answer: FATAL",
                "check storage.user, storage.password-file, and PostgreSQL's pg_hba.conf");
    }

    @Test
    void postgresqlWhoseUserMayMakeNoTables_isSaid() throws Exception {
        JournalDatabase.Postgresql database = TestPostgresql.emptyDatabase();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), "unused");
                Statement statement = connection.createStatement()) {
            statement.execute("create role reader login");
            statement.execute("revoke create on schema public from public");
        }
        isOneLine(start(List.of(), "storage.kind=postgresql", "storage.url=" + address(database),
                "storage.user=reader"),
                "permission denied for schema public", "make it the database's owner");
    }
}
