package io.portcullis.gateway.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The prepared statements of the writer's connection, each prepared once. Only for the writer's thread, inside
/// [Write#apply] and [Query#run].
public final class Statements {
    private final Connection connection;
    private final boolean batches;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    /// Statements with something in their batch, in order of their first use.
    private final List<PreparedStatement> batched = new ArrayList<>();

    /// @param batches whether it pays to send many at once, as over a network
    Statements(Connection connection, boolean batches) {
        this.connection = connection;
        this.batches = batches;
    }

    /// The statement of that text, whose parameters may still hold what was set before. Must not be closed.
    public PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement known = prepared.get(sql);
        if (known == null) {
            known = connection.prepareStatement(sql);
            prepared.put(sql, known);
        }
        return known;
    }

    /// Runs the statement with the parameters it holds, at once or later in the group: all batched runs of one
    /// statement together, statements in the order of their first use. Only for changes that do not care.
    public void batch(PreparedStatement statement) throws SQLException {
        if (!batches) {
            statement.executeUpdate();
            return;
        }
        statement.addBatch();
        if (!batched.contains(statement)) {
            batched.add(statement);
        }
    }

    /// Runs the statement after everything before it; gives the number of rows changed.
    public int update(PreparedStatement statement) throws SQLException {
        flush();
        return statement.executeUpdate();
    }

    /// Runs the statement after everything before it. Close the result.
    public ResultSet query(PreparedStatement statement) throws SQLException {
        flush();
        return statement.executeQuery();
    }

    /// Sends what was batched.
    void flush() throws SQLException {
        for (PreparedStatement statement : batched) {
            statement.executeBatch();
        }
        batched.clear();
    }

    /// Forgets what was batched.
    void discard() throws SQLException {
        for (PreparedStatement statement : batched) {
            statement.clearBatch();
        }
        batched.clear();
    }

    Connection connection() {
        return connection;
    }
}
