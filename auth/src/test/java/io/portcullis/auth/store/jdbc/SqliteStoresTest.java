package io.portcullis.auth.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.store.AccountStoreContract;
import io.portcullis.auth.store.ApiTokenStoreContract;
import io.portcullis.auth.store.AuditLogContract;
import io.portcullis.auth.store.AuthStores;
import io.portcullis.auth.store.ConcurrencyContract;
import io.portcullis.auth.store.FastTokenStoreContract;
import io.portcullis.auth.store.Fixtures;
import io.portcullis.auth.store.InvitationStoreContract;
import io.portcullis.auth.store.NoticeStoreContract;
import io.portcullis.auth.store.PrimaryUseLogContract;
import io.portcullis.auth.store.RecoveryStoreContract;
import io.portcullis.auth.store.RolloutStoreContract;
import io.portcullis.auth.store.SealStoreContract;
import io.portcullis.auth.store.SecondStepStoreContract;
import io.portcullis.auth.store.SetUpLinkStoreContract;
import io.portcullis.auth.store.StoreException;
import io.portcullis.auth.store.UsageStoreContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoresTest
        implements
            AccountStoreContract,
            ConcurrencyContract,
            AuditLogContract,
            SealStoreContract,
            PrimaryUseLogContract,
            RolloutStoreContract,
            ApiTokenStoreContract,
            SecondStepStoreContract,
            NoticeStoreContract,
            RecoveryStoreContract,
            InvitationStoreContract,
            FastTokenStoreContract,
            SetUpLinkStoreContract,
            UsageStoreContract,
            JdbcStoresContract {
    @TempDir
    private Path directory;

    private JdbcStores stores;

    @BeforeEach
    void open() {
        stores = JdbcStores.open(settings());
        stores.seals().allow(Fixtures.KEY, Fixtures.NOW);
    }

    private DatabaseSettings settings() {
        return new DatabaseSettings.Sqlite(file(), 4);
    }

    private Path file() {
        return directory.resolve("accounts.db");
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Override
    public AuthStores stores() {
        return stores;
    }

    @Override
    public AuthStores reopened() {
        stores.close();
        stores = JdbcStores.open(settings());
        return stores;
    }

    @Override
    public AuthStores openedBeside() {
        return JdbcStores.open(settings());
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file());
    }

    @Test
    void open_newFile_isItsOwnersAlone() throws Exception {
        assertThat(stores.accounts().create(List.of(Fixtures.account(Fixtures.ALICE, false)))).isPresent();

        try (var files = Files.list(directory)) {
            List<Path> all = files.toList();
            assertThat(all).hasSizeGreaterThanOrEqualTo(3).allSatisfy(file -> assertThat(
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------"));
        }
    }

    @Test
    void open_fileThatOthersMayRead_isClosedToThem() throws Exception {
        stores.close();
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw-r--"));

        assertThat(reopened().audit().length()).isZero();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
    }

    @Test
    void open_missingDirectory_namesTheFile() {
        Path missing = directory.resolve("missing/accounts.db");

        assertThatThrownBy(() -> JdbcStores.open(new DatabaseSettings.Sqlite(missing, 1)))
                .hasMessageContaining(missing.toString());
    }

    @Test
    void open_fileThatIsNoDatabase_namesTheFile() throws Exception {
        Path other = Files.writeString(directory.resolve("other.txt"), "not a database".repeat(100));

        assertThatThrownBy(() -> JdbcStores.open(new DatabaseSettings.Sqlite(other, 1)))
                .isInstanceOf(StoreException.class).hasMessageContaining(other.toString());
    }

    @Test
    void connections_pragmas_areTheOnesThatKeepData() {
        try (Database database = SqliteFile.open(new DatabaseSettings.Sqlite(directory.resolve("other.db"), 1))) {
            List<String> pragmas = List.of("journal_mode", "synchronous", "foreign_keys", "busy_timeout");
            List<String> values = database.write("Reading pragmas", handle -> pragmas.stream()
                    .map(pragma -> handle.createQuery("pragma " + pragma).mapTo(String.class).one()).toList());

            assertThat(values).containsExactly("wal", "2", "1", "10000");
        }
    }

    @Test
    void read_thatWrites_isRefused() {
        try (Database database = SqliteFile.open(new DatabaseSettings.Sqlite(directory.resolve("other.db"), 1))) {
            assertThatThrownBy(() -> database.read("Writing by a reader",
                    handle -> handle.execute("update audit_head set seq = 7"))).hasMessageContaining("by a reader");
        }
    }

    @Test
    void database_afterUse_passesItsOwnCheck() throws Exception {
        assertThat(stores.accounts().create(List.of(Fixtures.account(Fixtures.ALICE, false)))).isPresent();

        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("pragma integrity_check")) {
            assertThat(result.getString(1)).isEqualTo("ok");
        }
    }
}
