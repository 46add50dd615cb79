package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.fast.FastToken;
import io.portcullis.auth.fast.FastTokenId;
import io.portcullis.auth.store.FastTokenStore;
import io.portcullis.auth.store.SealedCredential;
import io.portcullis.auth.store.StoredFastToken;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Tokens in a database.
final class JdbcFastTokenStore implements FastTokenStore {
    /// Changes nothing, and holds the account against everybody else until the end of the transaction.
    private static final String HOLD = """
            update account set auth_version = auth_version
            where name = :account and auth_version = :version and status = 'ACTIVE'
            and exists (select 1 from credential where account = :account and id = :parent)""";
    private static final String DROP_SAME_CLIENT = """
            delete from fast_token
            where account = :account and parent = :parent and agent = :agent and id <> :id and id <> :kept""";
    private static final String DROP_OLDEST = """
            delete from fast_token where account = :account and id in (
              select id from fast_token where account = :account and parent = :parent
              order by created desc, id limit 1000 offset :most)""";
    private static final String COUNT = """
            update fast_token set last_count = :count
            where account = :account and id = :id and last_count < :count""";

    private final Database database;

    JdbcFastTokenStore(Database database) {
        this.database = database;
    }

    @Override
    public boolean put(StoredFastToken added, Optional<FastTokenId> kept, long version, int most) {
        return database.write("Adding a token", handle -> put(handle, added, kept, version, most));
    }

    private static boolean put(Handle handle, StoredFastToken added, Optional<FastTokenId> kept, long version,
            int most) {
        FastToken token = added.token();
        String account = token.account().value();
        String parent = FastTokenRows.parent(token);
        int held = handle.createUpdate(HOLD).bind("account", account).bind("version", version).bind("parent", parent)
                .execute();
        if (held == 0) {
            return false;
        }
        FastTokenRows.insert(handle, added);
        handle.createUpdate(DROP_SAME_CLIENT).bind("account", account).bind("parent", parent)
                .bind("agent", token.agent()).bind("id", added.secret().id())
                .bind("kept", kept.map(SealedCredential::idOf).orElse("")).execute();
        handle.createUpdate(DROP_OLDEST).bind("account", account).bind("parent", parent).bind("most", most).execute();
        return true;
    }

    @Override
    public boolean count(AccountName account, FastTokenId id, long count) {
        return database.write("Counting a token's use", handle -> handle.createUpdate(COUNT).bind("count", count)
                .bind("account", account.value()).bind("id", SealedCredential.idOf(id)).execute() == 1);
    }

    @Override
    public void drop(AccountName account, Set<FastTokenId> ids) {
        if (!ids.isEmpty()) {
            database.write("Dropping tokens",
                    handle -> handle.createUpdate("delete from fast_token where account = :account and id in (<ids>)")
                            .bind("account", account.value())
                            .bindList("ids", ids.stream().map(SealedCredential::idOf).toList()).execute());
        }
    }

    @Override
    public int dropExpired(Instant now) {
        return database.write("Dropping expired tokens",
                handle -> handle.createUpdate("delete from fast_token where expires <= :now")
                        .bind("now", now.toEpochMilli()).execute());
    }
}
