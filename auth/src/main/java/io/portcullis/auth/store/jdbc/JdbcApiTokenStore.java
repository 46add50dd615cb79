package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.apitoken.ApiScope;
import io.portcullis.auth.apitoken.ApiToken;
import io.portcullis.auth.apitoken.ApiTokenId;
import io.portcullis.auth.apitoken.StoredApiToken;
import io.portcullis.auth.secondstep.TokenHash;
import io.portcullis.auth.store.ApiTokenStore;
import io.portcullis.auth.store.AuditEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/// Tokens in a database.
final class JdbcApiTokenStore implements ApiTokenStore {
    private static final String INSERT = """
            insert into api_token (id, name, secret_hash, scopes, created, expires, used_at)
            values (:id, :name, :secret_hash, :scopes, :created, :expires, :used_at)
            on conflict do nothing""";
    private static final String FIND = """
            select id, name, secret_hash, scopes, created, expires, used_at from api_token where id = :id""";
    private static final String LIST = """
            select id, name, scopes, created, expires, used_at from api_token order by name""";
    private static final String USED = """
            update api_token set used_at = :at where id = :id and (used_at is null or used_at < :at)""";

    private final Database database;

    JdbcApiTokenStore(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(StoredApiToken token, AuditEntry audit) {
        return database.write("Keeping a token", handle -> audited(handle, insert(handle, token), audit));
    }

    private static boolean audited(Handle handle, boolean done, AuditEntry audit) {
        if (done) {
            AuditRows.append(handle, List.of(audit));
        }
        return done;
    }

    private static boolean insert(Handle handle, StoredApiToken stored) {
        ApiToken token = stored.token();
        return handle.createUpdate(INSERT).bind("id", token.id().value()).bind("name", token.name())
                .bind("secret_hash", stored.secret().bytes())
                .bind("scopes", token.scopes().stream().sorted().map(ApiScope::text).collect(Collectors.joining(" ")))
                .bind("created", token.created().toEpochMilli())
                .bind("expires", token.expires().map(Instant::toEpochMilli).orElse(null))
                .bind("used_at", token.lastUsed().map(Instant::toEpochMilli).orElse(null)).execute() == 1;
    }

    @Override
    public Optional<StoredApiToken> find(ApiTokenId id) {
        return database.read("Reading a token", handle -> handle.createQuery(FIND).bind("id", id.value())
                .map((row, context) -> new StoredApiToken(token(row), new TokenHash(row.getBytes("secret_hash"))))
                .findOne());
    }

    @Override
    public List<ApiToken> list() {
        return database.read("Reading tokens",
                handle -> handle.createQuery(LIST).map((row, context) -> token(row)).list());
    }

    /// A scope that this version does not know opens nothing.
    private static ApiToken token(ResultSet row) throws SQLException {
        Set<ApiScope> scopes = Stream.of(row.getString("scopes").split(" ")).map(ApiScope::parse)
                .flatMap(Optional::stream).collect(Collectors.toSet());
        return new ApiToken(new ApiTokenId(row.getString("id")), row.getString("name"), scopes,
                Instant.ofEpochMilli(row.getLong("created")), instant(row, "expires"), instant(row, "used_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    @Override
    public boolean remove(ApiTokenId id, AuditEntry audit) {
        return database.write("Removing a token", handle -> audited(handle,
                handle.createUpdate("delete from api_token where id = :id").bind("id", id.value()).execute() == 1,
                audit));
    }

    @Override
    public void used(ApiTokenId id, Instant at) {
        database.write("Writing a token's use", handle -> handle.createUpdate(USED).bind("at", at.toEpochMilli())
                .bind("id", id.value()).execute());
    }
}
