package io.portcullis.auth.store.jdbc;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPasswordId;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.apppassword.SetUpLink;
import io.portcullis.auth.secondstep.TokenHash;
import io.portcullis.auth.store.AccountWrite;
import io.portcullis.auth.store.SetUpLinkStore;
import io.portcullis.auth.store.StoredSetUpLink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Set-up links in a database.
final class JdbcSetUpLinkStore implements SetUpLinkStore {
    private static final String INSERT = """
            insert into set_up_link (account, id, token_hash, label, scope_xmpp, scope_sip, created, expires)
            values (:account, :id, :token, :label, :xmpp, :sip, :created, :expires)""";
    private static final String SELECT = """
            select account, id, label, scope_xmpp, scope_sip, created, expires from set_up_link where expires > :now""";

    private final Database database;

    JdbcSetUpLinkStore(Database database) {
        this.database = database;
    }

    static void write(Handle handle, AccountName account, AccountWrite.SetUpLinkWrite write) {
        switch (write) {
            case AccountWrite.AddSetUpLink(StoredSetUpLink added) -> insert(handle, added);
            case AccountWrite.DropSetUpLink(AppPasswordId id) ->
                handle.createUpdate("delete from set_up_link where account = :account and id = :id")
                        .bind("account", account.value()).bind("id", id.value()).execute();
            case AccountWrite.DropSetUpLinks() ->
                handle.createUpdate("delete from set_up_link where account = :account")
                        .bind("account", account.value()).execute();
        }
    }

    private static void insert(Handle handle, StoredSetUpLink added) {
        SetUpLink link = added.link();
        handle.createUpdate(INSERT).bind("account", link.account().value()).bind("id", link.id().value())
                .bind("token", added.token().bytes()).bind("label", link.label())
                .bind("xmpp", link.scopes().contains(Scope.XMPP) ? 1 : 0)
                .bind("sip", link.scopes().contains(Scope.SIP) ? 1 : 0).bind("created", link.created().toEpochMilli())
                .bind("expires", link.expires().toEpochMilli()).execute();
    }

    @Override
    public Optional<SetUpLink> link(TokenHash token, Instant now) {
        return database.read("Reading a set-up link",
                handle -> handle.createQuery(SELECT + " and token_hash = :token").bind("now", now.toEpochMilli())
                        .bind("token", token.bytes()).map((row, context) -> link(row)).findOne());
    }

    @Override
    public List<SetUpLink> links(AccountName account, Instant now) {
        return database.read("Reading set-up links",
                handle -> handle.createQuery(SELECT + " and account = :account order by id")
                        .bind("now", now.toEpochMilli()).bind("account", account.value())
                        .map((row, context) -> link(row)).list());
    }

    @Override
    public int dropExpired(Instant now) {
        return database.write("Deleting expired set-up links",
                handle -> handle.createUpdate("delete from set_up_link where expires <= :now")
                        .bind("now", now.toEpochMilli()).execute());
    }

    private static SetUpLink link(ResultSet row) throws SQLException {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        if (row.getInt("scope_xmpp") == 1) {
            scopes.add(Scope.XMPP);
        }
        if (row.getInt("scope_sip") == 1) {
            scopes.add(Scope.SIP);
        }
        return new SetUpLink(new AppPasswordId(row.getString("id")), new AccountName(row.getString("account")),
                row.getString("label"), scopes, Instant.ofEpochMilli(row.getLong("created")),
                Instant.ofEpochMilli(row.getLong("expires")));
    }
}
