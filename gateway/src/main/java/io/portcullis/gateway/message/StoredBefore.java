package io.portcullis.gateway.message;

import io.portcullis.gateway.store.Statements;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What must be known at the start of the messages of earlier runs.
///
/// @param greatest the greatest id, 0 for none
/// @param pending how much is pending for each account from each sender
/// @param sent the latest that can be recognised when they are sent again, oldest first
record StoredBefore(long greatest, List<Waiting> pending, List<Sent> sent) {
    private static final String GREATEST = "select coalesce(max(id), 0) from message";
    private static final String PENDING = "select o.name, s.name, count(*), sum(length(m.stanza)) from pending p "
            + "join message m on m.id = p.id join owner o on o.number = p.owner left join owner s on s.number = m.sender "
            + "group by o.name, s.name";
    private static final String SENT = "select o.name, m.origin from "
            + "(select id, sender, origin from message order by id desc limit ?) m "
            + "join owner o on o.number = m.sender where m.origin <> 0 order by m.id desc";

    /// What waits for one account from one sender.
    ///
    /// @param sender null when it is not local, or gone
    record Waiting(String recipient, @Nullable String sender, int messages, long bytes) {}

    /// A message by sender and [OriginKey].
    record Sent(String sender, long origin) {}

    static StoredBefore read(Statements statements, int recent) throws SQLException {
        return new StoredBefore(greatest(statements), pending(statements), sent(statements, recent));
    }

    private static long greatest(Statements statements) throws SQLException {
        try (ResultSet rows = statements.query(statements.prepare(GREATEST))) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    private static List<Waiting> pending(Statements statements) throws SQLException {
        List<Waiting> waiting = new ArrayList<>();
        try (ResultSet rows = statements.query(statements.prepare(PENDING))) {
            while (rows.next()) {
                waiting.add(new Waiting(rows.getString(1), rows.getString(2), rows.getInt(3), rows.getLong(4)));
            }
        }
        return waiting;
    }

    private static List<Sent> sent(Statements statements, int recent) throws SQLException {
        PreparedStatement select = statements.prepare(SENT);
        select.setInt(1, recent);
        List<Sent> sent = new ArrayList<>();
        try (ResultSet rows = statements.query(select)) {
            while (rows.next()) {
                sent.add(new Sent(rows.getString(1), rows.getLong(2)));
            }
        }
        Collections.reverse(sent);
        return sent;
    }
}
