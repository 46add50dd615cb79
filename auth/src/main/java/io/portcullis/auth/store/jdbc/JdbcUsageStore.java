package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.login.UsageStore;
import io.portcullis.auth.store.ClientText;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Last uses in a database.
final class JdbcUsageStore implements UsageStore {
    private static final String UPDATE = """
            update app_password set used_at = :at, used_address = :address, used_client = :client,
              used_protocol = :protocol
            where account = :account and id = :id and (used_at is null or used_at < :at)""";

    private final Database database;

    JdbcUsageStore(Database database) {
        this.database = database;
    }

    @Override
    public void record(List<Usage> usages) {
        if (!usages.isEmpty()) {
            database.write("Writing last uses", handle -> record(handle, usages));
        }
    }

    private static int record(Handle handle, List<Usage> usages) {
        try (PreparedBatch update = handle.prepareBatch(UPDATE)) {
            for (Usage usage : usages) {
                update.bind("at", usage.use().at().toEpochMilli())
                        .bind("address", usage.use().address().getHostAddress())
                        .bind("client", ClientText.storable(usage.use().client()))
                        .bind("protocol", usage.use().protocol().name())
                        .bind("account", usage.account().value()).bind("id", usage.id().value()).add();
            }
            return update.execute().length;
        }
    }
}
