package io.portcullis.gateway.message;

import io.portcullis.gateway.store.Statements;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The SQL of the archive's sweep. Only for the writer's thread.
final class ArchiveRows {
    private static final String GREATEST = "select coalesce(max(id), 0) from message";
    private static final String SELECT = "select id, at, sender, recipient, archived, length(stanza) from message "
            + "where id < ? order by id desc limit ?";
    private static final String OWNER = "select 1 from owner where number = ?";
    private static final String DELETE = "delete from message where id = ? "
            + "and not exists (select 1 from pending p where p.owner = message.recipient and p.id = message.id)";

    private ArchiveRows() {}

    /// A message without its stanza.
    ///
    /// @param sender 0 when it is not local
    record Row(long id, long at, long sender, long recipient, boolean archived, int bytes) {}

    static long greatest(Statements statements) throws SQLException {
        try (ResultSet rows = statements.query(statements.prepare(GREATEST))) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /// The next older than an id, newest first.
    static List<Row> before(Statements statements, long id, int limit) throws SQLException {
        PreparedStatement select = statements.prepare(SELECT);
        select.setLong(1, id);
        select.setInt(2, limit);
        List<Row> found = new ArrayList<>(limit);
        try (ResultSet rows = statements.query(select)) {
            while (rows.next()) {
                found.add(new Row(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4),
                        rows.getBoolean(5), rows.getInt(6)));
            }
        }
        return found;
    }

    static boolean isOwner(Statements statements, long number) throws SQLException {
        PreparedStatement select = statements.prepare(OWNER);
        select.setLong(1, number);
        try (ResultSet rows = statements.query(select)) {
            return rows.next();
        }
    }

    /// Removes a message unless it is pending; gives how many went.
    static int delete(Statements statements, long id) throws SQLException {
        PreparedStatement delete = statements.prepare(DELETE);
        delete.setLong(1, id);
        return statements.update(delete);
    }
}
