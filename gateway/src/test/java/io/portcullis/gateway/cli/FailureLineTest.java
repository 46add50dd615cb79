package io.portcullis.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureLineTest {
    @TempDir
    Path directory;

    @Test
    void of_anOwnMessage_isThatMessage() {
        assertThat(FailureLine.of(new IllegalStateException("keys: missing"))).isEqualTo("keys: missing");
    }

    @Test
    void of_deniedFile_namesItAndWhatToDo() {
        assertThat(FailureLine.of(new UncheckedIOException(new AccessDeniedException("/d/portcullis.lock"))))
                .startsWith("/d/portcullis.lock (this user may not open it").doesNotContain("Exception");
    }

    @Test
    void of_fullDisk_saysSo() {
        IOException full = new FileSystemException("/d/keys", null, "No space left on device");
        assertThat(FailureLine.of(new UncheckedIOException("/d/keys: cannot be written", full)))
                .startsWith("/d/keys: cannot be written: /d/keys: No space left on device (the disk is full");
        assertThat(FailureLine.of(new IllegalStateException("opening failed",
                new SQLException("[SQLITE_FULL] Insertion failed because database is full"))))
                .contains("the disk is full");
    }

    /// In write-ahead mode SQLite needs room before it reads.
    @Test
    void of_aDiskTooFullToOpenADatabase_saysSo() {
        assertThat(FailureLine.of(new IllegalStateException("opening failed",
                new SQLException("[SQLITE_IOERR_SHMSIZE] I/O error within xShmMap (disk I/O error)"))))
                .contains("the disk is full or fails");
    }

    @Test
    void of_aFileOfAnotherUser_saysWhoMustOwnIt() {
        assertThat(FailureLine.of(new UncheckedIOException("setting the mode failed",
                new FileSystemException("/d/accounts.db", null, "Operation not permitted"))))
                .contains("chown -R USER DIR");
    }

    @Test
    void of_postgresqlThatDeniesASchema_speaksOfTheDatabaseNotOfFiles() {
        assertThat(FailureLine.of(new IllegalStateException("up to date failed",
                new SQLException("ERROR: permission denied for schema public", "42501"))))
                .contains("make it the database's owner").doesNotContain("chown");
    }

    @ParameterizedTest
    @CsvSource({"08001, does PostgreSQL run there", "08006, storage.url", "28P01, storage.password-file",
        "28000, pg_hba.conf",
        "3D000, createdb", "42501, owner", "53100, make room", "53300, max_connections", "57P03, try again"})
    void of_postgresqlThatRefuses_saysWhatToDo(String state, String advice) {
        assertThat(FailureLine.of(new IllegalStateException("storage.url: the database does not answer",
                new SQLException("FATAL: no\nDetail: second line", state))))
                .startsWith("storage.url: the database does not answer: FATAL: no (").contains(advice)
                .doesNotContain("\n", "second line");
    }

    /// Nothing listens on port 1.
    @ParameterizedTest
    @CsvSource({"quickstart", "run"})
    void start_postgresqlIsNotThere_isOneLine(String command) {
        CommandRun run = CommandRun.of(command, "--data", directory.resolve("data").toString(), "--set",
                "storage.kind=postgresql", "--set", "storage.url=jdbc:postgresql://127.0.0.1:1/x", "--set",
                "listeners.xmpp.port=0", "--set", "listeners.xmpp-tls.port=0", "--set", "listeners.sip.port=0", "--set",
                "listeners.sip-tls.port=0", "--set", "listeners.pages.port=0", "--set", "listeners.ops.port=0", "--set",
                "listeners.admin.port=0");

        assertThat(run.code()).isEqualTo(1);
        if (command.equals("quickstart")) {
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.err()).contains("storage.url: the database does not answer", "does PostgreSQL run there");
        }
    }
}
