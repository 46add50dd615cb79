package io.portcullis.gateway.xmpp.roster;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.store.Statements;
import io.portcullis.protocol.xml.XmlElement;
import io.portcullis.protocol.xml.XmlLimits;
import io.portcullis.protocol.xml.XmlParser;
import io.portcullis.protocol.xmpp.Jid;
import io.portcullis.protocol.xmpp.Namespaces;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rows in SQL, for SQLite and PostgreSQL alike.
final class SqlRosterRows implements RosterRows<SQLException> {
    private static final String COLUMNS = "contact, name, groups, subscription, listed, request";
    private static final String SEPARATOR = "\u0001";
    /// Beyond whatever fits into a request that was kept, so that each that was written can be read.
    private static final XmlLimits LIMITS = new XmlLimits(16 * RosterEdit.MOST_KEPT, RosterEdit.MOST_KEPT,
            RosterEdit.MOST_KEPT, RosterEdit.MOST_KEPT);

    private final Statements statements;
    private final InstantSource clock;

    SqlRosterRows(Statements statements, InstantSource clock) {
        this.statements = statements;
        this.clock = clock;
    }

    @Override
    public RosterItem find(AccountName owner, Jid contact) throws SQLException {
        PreparedStatement select = prepare("select " + COLUMNS + " from roster_item where owner = ? and contact = ?",
                owner);
        select.setString(2, contact.toString());
        try (ResultSet rows = statements.query(select)) {
            return rows.next() ? item(rows).orElse(RosterItem.unknown(contact)) : RosterItem.unknown(contact);
        }
    }

    @Override
    public int count(AccountName owner, boolean listed) throws SQLException {
        PreparedStatement select = prepare("select count(*) from roster_item where owner = ? and listed = ?", owner);
        select.setBoolean(2, listed);
        try (ResultSet rows = statements.query(select)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    @Override
    public void save(AccountName owner, RosterItem item) throws SQLException {
        if (item.isEmpty()) {
            PreparedStatement delete = prepare("delete from roster_item where owner = ? and contact = ?", owner);
            delete.setString(2, item.contact().toString());
            statements.update(delete);
            return;
        }
        PreparedStatement upsert = prepare(
                "insert into roster_item (owner, " + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (owner, contact) do update set name = excluded.name, groups = excluded.groups,"
                        + " subscription = excluded.subscription, listed = excluded.listed, request = excluded.request",
                owner);
        upsert.setString(2, item.contact().toString());
        upsert.setString(3, item.name());
        upsert.setString(4, String.join(SEPARATOR, item.groups()));
        upsert.setString(5, item.subscription().name());
        upsert.setBoolean(6, item.listed());
        upsert.setBytes(7, item.request().map(SqlRosterRows::bytes).orElse(null));
        statements.update(upsert);
    }

    @Override
    public long advance(AccountName owner) throws SQLException {
        long next = Math.max(version(owner) + 1, clock.millis());
        PreparedStatement upsert = prepare("insert into roster_version (owner, version) values (?, ?)"
                + " on conflict (owner) do update set version = excluded.version", owner);
        upsert.setLong(2, next);
        statements.update(upsert);
        return next;
    }

    @Override
    public List<RosterItem> all(AccountName owner) throws SQLException {
        List<RosterItem> items = new ArrayList<>();
        try (ResultSet rows = statements
                .query(prepare("select " + COLUMNS + " from roster_item where owner = ?", owner))) {
            while (rows.next()) {
                item(rows).ifPresent(items::add);
            }
        }
        return items;
    }

    @Override
    public long version(AccountName owner) throws SQLException {
        try (ResultSet rows = statements.query(prepare("select version from roster_version where owner = ?", owner))) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    @Override
    public void clear(AccountName owner) throws SQLException {
        statements.update(prepare("delete from roster_item where owner = ?", owner));
    }

    private PreparedStatement prepare(String sql, AccountName owner) throws SQLException {
        PreparedStatement statement = statements.prepare(sql);
        statement.setString(1, owner.value());
        return statement;
    }

    /// Empty where the address is not one any more, by newer rules than those it was stored under.
    private static Optional<RosterItem> item(ResultSet row) throws SQLException {
        Optional<Jid> contact = Jid.parse(row.getString(1));
        if (contact.isEmpty()) {
            return Optional.empty();
        }
        String groups = row.getString(3);
        List<String> list = groups.isEmpty() ? List.of() : List.of(groups.split(SEPARATOR, -1));
        return Optional.of(new RosterItem(contact.get(), row.getString(2), list,
                Subscription.valueOf(row.getString(4)), row.getBoolean(5),
                Optional.ofNullable(row.getBytes(6)).flatMap(SqlRosterRows::element)));
    }

    private static byte[] bytes(XmlElement element) {
        ByteBuf buffer = Unpooled.buffer();
        element.writeTo(buffer, Namespaces.CLIENT);
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    private static Optional<XmlElement> element(byte[] bytes) {
        return XmlParser.document(Unpooled.wrappedBuffer(bytes), Namespaces.CLIENT, LIMITS);
    }
}
