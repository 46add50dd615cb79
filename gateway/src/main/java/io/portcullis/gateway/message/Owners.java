package io.portcullis.gateway.message;

import io.portcullis.gateway.store.Statements;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The numbers of accounts in the message tables. Only for the writer's thread.
final class Owners {
    static final String INSERT = "insert into owner (name) values (?) on conflict do nothing";
    static final String SELECT = "select number from owner where name = ?";

    private final Map<String, Long> numbers;
    /// What is remembered holds for this connection, as long as nothing was rolled back.
    private @Nullable Statements seenOn;
    private long seenRollbacks;

    Owners(int remembered) {
        numbers = new LinkedHashMap<>(256, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                return size() > remembered;
            }
        };
    }

    /// The account's number; it gets one if it has none.
    long numberOf(String name, Statements statements) throws SQLException {
        OptionalLong known = find(name, statements);
        if (known.isPresent()) {
            return known.getAsLong();
        }
        PreparedStatement insert = statements.prepare(INSERT);
        insert.setString(1, name);
        statements.update(insert);
        return find(name, statements).orElseThrow(() -> new SQLException("an owner has no number"));
    }

    /// The account's number, if it has one.
    OptionalLong find(String name, Statements statements) throws SQLException {
        forgetWhatWasUndone(statements);
        Long remembered = numbers.get(name);
        if (remembered != null) {
            return OptionalLong.of(remembered);
        }
        PreparedStatement select = statements.prepare(SELECT);
        select.setString(1, name);
        try (ResultSet rows = statements.query(select)) {
            if (!rows.next()) {
                return OptionalLong.empty();
            }
            numbers.put(name, rows.getLong(1));
            return OptionalLong.of(rows.getLong(1));
        }
    }

    void forget(String name) {
        numbers.remove(name);
    }

    @SuppressWarnings("ReferenceEquality") // the same connection
    private void forgetWhatWasUndone(Statements statements) {
        if (statements != seenOn || statements.rollbacks() != seenRollbacks) {
            numbers.clear();
            seenOn = statements;
            seenRollbacks = statements.rollbacks();
        }
    }
}
