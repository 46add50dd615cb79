package io.portcullis.gateway.message;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.store.Statements;
import io.portcullis.protocol.xml.XmlElement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The SQL of messages. Only for the writer's thread.
final class MessageRows {
    private static final Logger LOG = LoggerFactory.getLogger(MessageRows.class);
    private static final String INSERT = "insert into message (id, at, sender, recipient, origin, archived, stanza) "
            + "values (?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_PENDING = "insert into pending (owner, id) values (?, ?)";
    private static final String DELETE_PENDING = "delete from pending where owner = ? and id = ?";
    private static final String DELETE_PASSING = "delete from message where id = ? and not archived";
    private static final String SELECT_PENDING = "select m.id, m.at, m.archived, m.stanza, s.name from pending p "
            + "join message m on m.id = p.id left join owner s on s.number = m.sender where p.owner = ? and p.id > ? and p.id <= ? order by p.id limit ?";
    private static final String DELETE_ALL_PENDING = "delete from pending where owner = ?";
    private static final String DELETE_OWNER = "delete from owner where number = ?";
    /// No account has an empty name.
    private static final String INSERT_PROBE = "insert into owner (name) values ('') on conflict do nothing";
    private static final String DELETE_PROBE = "delete from owner where name = ''";
    private static final int OWNERS_REMEMBERED = 50_000;

    private final Owners owners = new Owners(OWNERS_REMEMBERED);

    void insert(Statements statements, long id, MessageRow row, byte[] stanza, boolean pending) throws SQLException {
        long recipient = owners.numberOf(row.recipient(), statements);
        PreparedStatement insert = statements.prepare(INSERT);
        insert.setLong(1, id);
        insert.setLong(2, row.at());
        if (row.sender() == null) {
            insert.setNull(3, Types.BIGINT);
        } else {
            insert.setLong(3, owners.numberOf(row.sender(), statements));
        }
        insert.setLong(4, recipient);
        insert.setLong(5, row.origin());
        insert.setBoolean(6, row.archived());
        insert.setBytes(7, stanza);
        statements.batch(insert);
        if (pending) {
            PreparedStatement queue = statements.prepare(INSERT_PENDING);
            queue.setLong(1, recipient);
            queue.setLong(2, id);
            statements.batch(queue);
        }
    }

    /// Takes a message out of the queue; `passing` when it is not to stay. `changed` hears whether it was in the queue.
    void delivered(Statements statements, String owner, long id, boolean passing, IntConsumer changed)
            throws SQLException {
        OptionalLong number = owners.find(owner, statements);
        if (number.isPresent()) {
            PreparedStatement delete = statements.prepare(DELETE_PENDING);
            delete.setLong(1, number.getAsLong());
            delete.setLong(2, id);
            statements.batch(delete, changed);
        }
        if (passing) {
            PreparedStatement delete = statements.prepare(DELETE_PASSING);
            delete.setLong(1, id);
            statements.batch(delete);
        }
    }

    List<PendingMessage> pending(Statements statements, String owner, long after, long upTo, int limit)
            throws SQLException {
        OptionalLong number = owners.find(owner, statements);
        if (number.isEmpty()) {
            return List.of();
        }
        PreparedStatement select = statements.prepare(SELECT_PENDING);
        select.setLong(1, number.getAsLong());
        select.setLong(2, after);
        select.setLong(3, upTo);
        select.setInt(4, limit);
        List<PendingMessage> found = new ArrayList<>();
        try (ResultSet rows = statements.query(select)) {
            while (rows.next()) {
                read(rows).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<PendingMessage> read(ResultSet rows) throws SQLException {
        MessageId id = new MessageId(rows.getLong(1));
        Instant at = Instant.ofEpochMilli(rows.getLong(2));
        NewMessage.Keep keep = rows.getBoolean(3) ? NewMessage.Keep.ARCHIVE : NewMessage.Keep.UNTIL_DELIVERED;
        byte[] stored = rows.getBytes(4);
        Optional<AccountName> sender = Optional.ofNullable(rows.getString(5)).flatMap(AccountName::parse);
        Optional<XmlElement> stanza = StanzaBytes.read(stored);
        if (stanza.isEmpty()) {
            LOG.error("the stored message {} cannot be read", id.value());
        }
        return stanza.map(element -> new PendingMessage(id, at, element, keep, sender, stored.length));
    }

    /// Changes something on the disk that nobody misses.
    void probe(Statements statements) throws SQLException {
        statements.update(statements.prepare(INSERT_PROBE));
        statements.update(statements.prepare(DELETE_PROBE));
    }

    /// Removes the name and the queue; the messages stay without it, until [ArchiveSweep].
    void forget(Statements statements, String owner) throws SQLException {
        OptionalLong number = owners.find(owner, statements);
        if (number.isEmpty()) {
            return;
        }
        for (String sql : List.of(DELETE_ALL_PENDING, DELETE_OWNER)) {
            PreparedStatement delete = statements.prepare(sql);
            delete.setLong(1, number.getAsLong());
            statements.update(delete);
        }
        owners.forget(owner);
    }
}
