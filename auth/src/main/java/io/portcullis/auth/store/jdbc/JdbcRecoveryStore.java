package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.recovery.Recovery;
import io.portcullis.auth.recovery.RecoveryOrigin;
import io.portcullis.auth.secondstep.TokenHash;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.RecoveryStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Recoveries in a database.
final class JdbcRecoveryStore implements RecoveryStore {
    private static final String SELECT = "select account, asked, ripe, origin from recovery";
    private static final String START = """
            insert into recovery (account, asked, ripe, origin, cancel_hash)
            values (:account, :asked, :ripe, :origin, :cancel)""";
    private static final String READY = """
            update recovery set finish_hash = :finish, finish_expires = :expires where account = :account""";
    private static final String RESET = """
            insert into account_reset (account, at, off_from) values (:account, :at, :off_from)
            on conflict (account) do update set at = excluded.at, off_from = excluded.off_from""";

    private final Database database;

    JdbcRecoveryStore(Database database) {
        this.database = database;
    }

    static void start(Handle handle, AccountName account, AccountWrite.StartRecovery write) {
        Recovery recovery = write.recovery().recovery();
        handle.createUpdate(START).bind("account", account.value()).bind("asked", recovery.asked().toEpochMilli())
                .bind("ripe", recovery.ripe().toEpochMilli()).bind("origin", recovery.origin().name())
                .bind("cancel", write.recovery().cancel().bytes()).execute();
    }

    static void ready(Handle handle, AccountName account, AccountWrite.ReadyRecovery write) {
        handle.createUpdate(READY).bind("account", account.value()).bind("finish", write.finish().bytes())
                .bind("expires", write.expires().toEpochMilli()).execute();
    }

    static void drop(Handle handle, AccountName account) {
        handle.createUpdate("delete from recovery where account = :account").bind("account", account.value()).execute();
    }

    static void reset(Handle handle, AccountName account, AccountWrite.Reset write) {
        handle.createUpdate(RESET).bind("account", account.value()).bind("at", write.at().toEpochMilli())
                .bind("off_from", write.offFrom().toEpochMilli()).execute();
    }

    static void dropReset(Handle handle, AccountName account) {
        handle.createUpdate("delete from account_reset where account = :account").bind("account", account.value())
                .execute();
    }

    @Override
    public void ask(AccountName name, Instant at) {
        database.write("Putting down a recovery that was asked for", handle -> handle
                .createUpdate("insert into recovery_asked (name, at) values (:name, :at) on conflict (name) do nothing")
                .bind("name", name.value()).bind("at", at.toEpochMilli()).execute());
    }

    @Override
    public List<AccountName> asked(int limit) {
        return database.read("Reading which recoveries were asked for",
                handle -> handle.createQuery("select name from recovery_asked order by at, name limit :limit")
                        .bind("limit", limit).map((row, context) -> new AccountName(row.getString("name"))).list());
    }

    @Override
    public void answered(AccountName name) {
        database.write("Striking out a recovery that was asked for", handle -> handle
                .createUpdate("delete from recovery_asked where name = :name").bind("name", name.value()).execute());
    }

    @Override
    public Optional<Recovery> recovery(AccountName account) {
        return database.read("Reading a recovery", handle -> handle.createQuery(SELECT + " where account = :account")
                .bind("account", account.value()).map((row, context) -> recovery(row)).findOne());
    }

    @Override
    public Optional<Recovery> recoveryByCancelLink(TokenHash token) {
        return database.read("Reading a recovery", handle -> handle.createQuery(SELECT + " where cancel_hash = :token")
                .bind("token", token.bytes()).map((row, context) -> recovery(row)).findOne());
    }

    @Override
    public Optional<Recovery> recoveryByFinishLink(TokenHash token, Instant now) {
        return database.read("Reading a recovery",
                handle -> handle.createQuery(SELECT + " where finish_hash = :token and finish_expires > :now")
                        .bind("token", token.bytes()).bind("now", now.toEpochMilli())
                        .map((row, context) -> recovery(row)).findOne());
    }

    @Override
    public List<Recovery> recoveries() {
        return database.read("Reading recoveries",
                handle -> handle.createQuery(SELECT).map((row, context) -> recovery(row)).list());
    }

    @Override
    public List<AccountName> ripe(Instant now, int limit) {
        return names("select account from recovery where ripe <= :now and finish_hash is null limit :limit", now,
                limit);
    }

    @Override
    public List<AccountName> overdue(Instant now, int limit) {
        return names("select account from recovery where finish_expires <= :now limit :limit", now, limit);
    }

    private List<AccountName> names(String sql, Instant now, int limit) {
        return database.read("Reading recoveries", handle -> handle.createQuery(sql).bind("now", now.toEpochMilli())
                .bind("limit", limit).map((row, context) -> new AccountName(row.getString("account"))).list());
    }

    @Override
    public Optional<Instant> reset(AccountName account) {
        return database.read("Reading an account's reset", handle -> handle
                .createQuery("select off_from from account_reset where account = :account")
                .bind("account", account.value()).mapTo(Long.class).findOne().map(Instant::ofEpochMilli));
    }

    private static Recovery recovery(ResultSet row) throws SQLException {
        return new Recovery(new AccountName(row.getString("account")), Instant.ofEpochMilli(row.getLong("asked")),
                Instant.ofEpochMilli(row.getLong("ripe")), RecoveryOrigin.valueOf(row.getString("origin")));
    }
}
