package io.portcullis.auth.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.secret.Secret;
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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresqlStoresIT
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
    private static final DatabaseSettings.Postgresql SETTINGS = TestPostgresql.emptyDatabase();
    private JdbcStores stores;

    @BeforeEach
    void open() throws SQLException {
        stores = JdbcStores.open(SETTINGS);
        TestPostgresql.reset(SETTINGS);
        stores.seals().allow(Fixtures.KEY, Fixtures.NOW);
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
        stores = JdbcStores.open(SETTINGS);
        return stores;
    }

    @Override
    public AuthStores openedBeside() {
        return JdbcStores.open(SETTINGS);
    }

    @Override
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(SETTINGS.url(), SETTINGS.user(), "");
    }

    @Test
    void open_databaseThatHoldsOtherTables_livesBesideThem() throws Exception {
        DatabaseSettings.Postgresql shared = TestPostgresql.emptyDatabase();
        try (Connection connection = DriverManager.getConnection(shared.url(), shared.user(), "");
                Statement statement = connection.createStatement()) {
            statement.execute("create table message (id bigint primary key)");
        }

        try (JdbcStores beside = JdbcStores.open(shared)) {
            assertThat(beside.audit().length()).isZero();
        }
    }

    @Test
    void open_wrongDatabase_namesItAndNotThePassword() {
        String url = SETTINGS.url().replaceAll("/accounts[0-9]+", "/nowhere");
        DatabaseSettings wrong = new DatabaseSettings.Postgresql(url, "postgres", Secret.of("hunter2"), 2);

        assertThatThrownBy(() -> JdbcStores.open(wrong)).isInstanceOf(StoreException.class)
                .hasMessageContaining("/nowhere").hasStackTraceContaining("does not exist")
                .satisfies(failure -> assertThat(Throwables.getStackTrace(failure)).doesNotContain("hunter2"));
    }

    @Test
    void settings_passwordInTheUrl_isRefusedAndNotShown() {
        assertThatThrownBy(() -> new DatabaseSettings.Postgresql("jdbc:postgresql://h/d?password=hunter2", "u",
                Secret.of(""), 4)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hunter2");
        assertThat(new DatabaseSettings.Postgresql("jdbc:postgresql://h/d", "u", Secret.of("hunter2"), 4).toString())
                .doesNotContain("hunter2");
    }
}
