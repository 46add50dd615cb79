package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.KeyId;
import io.portcullis.auth.secret.Sealed;
import io.portcullis.auth.store.SealStore;
import io.portcullis.auth.store.SealedCredential;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Keys and sealed rows in a database.
final class JdbcSealStore implements SealStore {
    /// Rows of both tables that hold what is sealed. The ids of tokens are no credential's.
    private static final String OTHERWISE = """
            select account, id, kid, sealed from credential
            where kid <> :kid and (account, id) > (:account, :id)
            union all
            select account, id, kid, sealed from fast_token
            where kid <> :kid and (account, id) > (:account, :id) order by account, id limit :limit""";
    private static final String RESEAL = """
            update <table> set kid = :kid, sealed = :sealed
            where account = :account and id = :id and kid = :old_kid and sealed = :old_sealed""";
    private static final String RETIRE = """
            delete from seal_key where kid = :kid and not exists (select 1 from credential where kid = :kid)
            and not exists (select 1 from fast_token where kid = :kid)""";
    private static final String COUNT = """
            select (select count(*) from credential where kid = :kid)
              + (select count(*) from fast_token where kid = :kid)""";

    private final Database database;

    JdbcSealStore(Database database) {
        this.database = database;
    }

    @Override
    public Set<KeyId> keys() {
        return Set.copyOf(database.read("Reading the keys in use",
                handle -> handle.createQuery("select kid from seal_key")
                        .map((row, context) -> new KeyId(row.getString(1))).list()));
    }

    @Override
    public Map<KeyId, Instant> added() {
        return database.read("Reading the keys' instants",
                handle -> handle.createQuery("select kid, added from seal_key")
                        .reduceRows(new HashMap<KeyId, Instant>(), (keys, row) -> {
                            keys.put(new KeyId(row.getColumn("kid", String.class)),
                                    Instant.ofEpochMilli(row.getColumn("added", Long.class)));
                            return keys;
                        }));
    }

    @Override
    public void allow(KeyId key, Instant at) {
        database.write("Allowing a key", handle -> handle
                .createUpdate("insert into seal_key (kid, added) values (:kid, :at) on conflict (kid) do nothing")
                .bind("kid", key.value()).bind("at", at.toEpochMilli()).execute());
    }

    @Override
    public boolean retire(KeyId key) {
        return database.writeUnlessRefused("Retiring a key",
                handle -> handle.createUpdate(RETIRE).bind("kid", key.value()).execute() == 1);
    }

    @Override
    public List<Row> sealedOtherwise(KeyId key, Optional<Row> after, int limit) {
        return database.read("Reading sealed rows", handle -> handle.createQuery(OTHERWISE).bind("kid", key.value())
                .bind("account", after.map(row -> row.account().value()).orElse(""))
                .bind("id", after.map(row -> row.credential().id()).orElse("")).bind("limit", limit)
                .map((row, context) -> new Row(new AccountName(row.getString("account")), AccountRows.credential(row)))
                .list());
    }

    @Override
    public void reseal(List<Reseal> rows) {
        if (!rows.isEmpty()) {
            database.write("Sealing rows again", handle -> reseal(handle, rows));
        }
    }

    private static int reseal(Handle handle, List<Reseal> rows) {
        Map<Boolean, List<Reseal>> byTable = rows.stream()
                .collect(Collectors.partitioningBy(row -> row.from().credential().isFastToken()));
        return reseal(handle, "credential", byTable.getOrDefault(false, List.of()))
                + reseal(handle, "fast_token", byTable.getOrDefault(true, List.of()));
    }

    private static int reseal(Handle handle, String table, List<Reseal> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedBatch update = handle.prepareBatch(RESEAL).define("table", table)) {
            for (Reseal row : rows) {
                SealedCredential from = row.from().credential();
                Sealed to = row.to().sealed();
                update.bind("kid", to.key().value()).bind("sealed", to.blob())
                        .bind("account", row.from().account().value()).bind("id", from.id())
                        .bind("old_kid", from.sealed().key().value()).bind("old_sealed", from.sealed().blob()).add();
            }
            return update.execute().length;
        }
    }

    @Override
    public long count(KeyId key) {
        return database.read("Counting sealed rows",
                handle -> handle.createQuery(COUNT).bind("kid", key.value()).mapTo(Long.class).one());
    }
}
