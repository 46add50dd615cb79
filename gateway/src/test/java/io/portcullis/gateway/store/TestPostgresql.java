package io.portcullis.gateway.store;

import io.portcullis.auth.secret.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/// One real PostgreSQL server for all tests of the module; it ends with the JVM. Every caller gets an empty database.
public final class TestPostgresql {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgresql() {}

    public static JournalDatabase.Postgresql emptyDatabase() {
        String name = "messages" + DATABASES.incrementAndGet();
        EmbeddedPostgres server = Server.RUNNING;
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("No database for the test", e);
        }
        return new JournalDatabase.Postgresql(server.getJdbcUrl("postgres", name), "postgres", Secret.of("unused"));
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
