package io.portcullis.gateway.message;

import io.portcullis.gateway.store.Statements;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What must be known at the start of the messages of earlier runs.
///
/// @param greatest the greatest id, 0 for none
/// @param pending how many are pending for each account
/// @param sent the latest that can be recognised when they are sent again, oldest first
record StoredBefore(long greatest, Map<String, Integer> pending, List<Sent> sent) {
    private static final String GREATEST = "select coalesce(max(id), 0) from message";
    private static final String PENDING = "select o.name, count(*) from pending p join owner o on o.number = p.owner "
            + "group by o.name";
    private static final String SENT = "select o.name, m.origin from "
            + "(select id, sender, origin from message order by id desc limit ?) m "
            + "join owner o on o.number = m.sender where m.origin <> 0 order by m.id desc";

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

    private static Map<String, Integer> pending(Statements statements) throws SQLException {
        Map<String, Integer> counts = new HashMap<>();
        try (ResultSet rows = statements.query(statements.prepare(PENDING))) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
            }
        }
        return counts;
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
