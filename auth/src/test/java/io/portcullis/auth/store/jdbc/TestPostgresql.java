package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.secret.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/// One real PostgreSQL server for all tests of the module; it ends with the JVM. Every caller gets an empty database.
public final class TestPostgresql {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgresql() {}

    public static DatabaseSettings.Postgresql emptyDatabase() {
        String name = "accounts" + DATABASES.incrementAndGet();
        EmbeddedPostgres server = Server.RUNNING;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("No database for the test", e);
        }
        return new DatabaseSettings.Postgresql(server.getJdbcUrl("postgres", name), "postgres", Secret.of("unused"), 4);
    }

    /// Empties the tables again, whatever guards them.
    static void reset(DatabaseSettings.Postgresql settings) throws SQLException {
        try (Connection connection = DriverManager.getConnection(settings.url(), settings.user(), "");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                            alter table audit_log disable trigger all;
                            truncate account, removed_account, credential, app_password, totp, passkey, trusted_browser, fast_token, primary_use,
                              set_up_link, ended_app_password,
                              rollout_plan, seal_key, api_token, audit_log,
                              notification_address, outbox, notice_time, recovery, recovery_asked, account_reset, invitation;
                            update audit_head set seq = 0;
                            alter table audit_log enable trigger all""");
        }
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off").start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
