package io.portcullis.auth.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/// Opens a PostgreSQL database: one pool that reads and writes.
final class PostgresqlServer {
    private PostgresqlServer() {}

    static Database open(DatabaseSettings.Postgresql settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("accounts");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(new String(settings.password().chars()));
        config.setMaximumPoolSize(settings.connections());
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        // The server's detail quotes whole rows.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("ApplicationName", "portcullis");
        HikariDataSource pool = Migrations.open(config, Migrations.POSTGRESQL, settings.url());
        return new Database(pool, pool);
    }
}
