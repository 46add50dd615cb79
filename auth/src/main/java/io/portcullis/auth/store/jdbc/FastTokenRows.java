package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.fast.FastToken;
import io.portcullis.auth.fast.FastTokenId;
import io.portcullis.auth.secret.SealContext;
import io.portcullis.auth.store.SealedCredential;
import io.portcullis.auth.store.StoredFastToken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Tokens to rows and back.
final class FastTokenRows {
    private static final String INSERT = """
            insert into fast_token (account, id, parent, agent, mechanism, created, expires, last_count, kid, sealed)
            values (:account, :id, :parent, :agent, :mechanism, :created, :expires, 0, :kid, :sealed)""";

    private FastTokenRows() {}

    /// The credential a token stands for.
    static String parent(FastToken token) {
        return token.appPassword().map(AppPasswordId::value).orElse(SealContext.PRIMARY_VERIFIERS);
    }

    static void insert(Handle handle, StoredFastToken stored) {
        FastToken token = stored.token();
        handle.createUpdate(INSERT).bind("account", token.account().value()).bind("id", stored.secret().id())
                .bind("parent", parent(token)).bind("agent", token.agent()).bind("mechanism", token.mechanism())
                .bind("created", token.created().toEpochMilli()).bind("expires", token.expires().toEpochMilli())
                .bind("kid", stored.secret().sealed().key().value()).bind("sealed", stored.secret().sealed().blob())
                .execute();
    }

    static void dropAll(Handle handle, AccountName account) {
        handle.createUpdate("delete from fast_token where account = :account").bind("account", account.value())
                .execute();
    }

    static StoredFastToken read(ResultSet row, AccountName account, SealedCredential secret) throws SQLException {
        FastTokenId id = new FastTokenId(secret.id().substring(SealContext.FAST_PREFIX.length()));
        Optional<AppPasswordId> appPassword = Optional.of(row.getString("parent"))
                .filter(parent -> !parent.equals(SealContext.PRIMARY_VERIFIERS)).map(AppPasswordId::new);
        return new StoredFastToken(new FastToken(id, account, appPassword, row.getString("agent"),
                row.getString("mechanism"), Instant.ofEpochMilli(row.getLong("created")),
                Instant.ofEpochMilli(row.getLong("expires"))), secret);
    }
}
