package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.GroupName;
import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.store.ClientText;
import io.portcullis.auth.store.PrimaryUseLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Uses of primary passwords in a database.
final class JdbcPrimaryUseStore implements PrimaryUseLog {
    private static final String KEEP = """
            insert into primary_use (account, protocol, client, used_at)
            select name, :protocol, :client, :at from account where name = :account
            on conflict (account, protocol, client) do update set used_at = excluded.used_at
              where excluded.used_at > primary_use.used_at""";
    private static final String FORGET = """
            delete from primary_use where account = :account and (protocol, client) not in (
              select protocol, client from primary_use where account = :account
              order by used_at desc, protocol, client limit :clients)""";
    private static final String SINCE = """
            select u.account, u.protocol, u.client, u.used_at from primary_use u join account a on a.name = u.account
            where u.used_at >= :from and a.two_step = 'OFF' and a.status = 'ACTIVE'
              and (:group = '' or a.rollout_group = :group)
              and (u.account, u.protocol, u.client) > (:account, :protocol, :client)
            order by u.account, u.protocol, u.client limit :limit""";

    private final Database database;

    JdbcPrimaryUseStore(Database database) {
        this.database = database;
    }

    @Override
    public void keep(List<Use> uses) {
        if (!uses.isEmpty()) {
            database.write("Writing uses of primary passwords", handle -> keep(handle, uses));
        }
    }

    private static int keep(Handle handle, List<Use> uses) {
        try (PreparedBatch keep = handle.prepareBatch(KEEP); PreparedBatch forget = handle.prepareBatch(FORGET)) {
            for (Use use : uses) {
                keep.bind("account", use.key().account().value()).bind("protocol", use.key().protocol().name())
                        .bind("client", ClientText.storable(use.key().client())).bind("at", use.at().toEpochMilli())
                        .add();
                forget.bind("account", use.key().account().value()).bind("clients", CLIENTS).add();
            }
            return keep.execute().length + forget.execute().length;
        }
    }

    @Override
    public List<Use> since(Optional<GroupName> group, Instant from, Optional<Key> after, int limit) {
        return database.read("Reading uses of primary passwords",
                handle -> handle.createQuery(SINCE).bind("from", from.toEpochMilli())
                        .bind("group", group.map(GroupName::value).orElse(""))
                        .bind("account", after.map(key -> key.account().value()).orElse(""))
                        .bind("protocol", after.map(key -> key.protocol().name()).orElse(""))
                        .bind("client", after.map(Key::client).orElse("")).bind("limit", limit)
                        .map((row, context) -> use(row)).list());
    }

    private static Use use(ResultSet row) throws SQLException {
        Key key = new Key(new AccountName(row.getString("account")), LoginProtocol.valueOf(row.getString("protocol")),
                row.getString("client"));
        return new Use(key, Instant.ofEpochMilli(row.getLong("used_at")));
    }
}
