package io.portcullis.gateway.store;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings the gateway's tables to this version. The accounts keep their own tables and history beside these.
///
/// `V1` messages, `V2` rosters, `V3` bindings: each room adds its own file to `db/common`.
final class Migrations {
    private static final String DIRECTORY = "classpath:io/portcullis/gateway/db/";

    private Migrations() {}

    static void run(DataSource database, String dialect, Map<String, String> types) {
        try {
            Flyway.configure(Migrations.class.getClassLoader()).dataSource(database).table("gateway_schema_history")
                    .locations(DIRECTORY + "common", DIRECTORY + dialect).placeholders(types).baselineOnMigrate(true)
                    .baselineVersion("0").cleanDisabled(true).validateMigrationNaming(true)
                    .failOnMissingLocations(false)
                    .load().migrate();
        } catch (FlywayException e) {
            throw new JournalException("bringing the " + dialect + " tables of the gateway up to date failed", e);
        }
    }
}
