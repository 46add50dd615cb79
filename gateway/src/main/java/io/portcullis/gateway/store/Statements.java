package io.portcullis.gateway.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/// The prepared statements of the writer's connection, each prepared once. Only for the writer's thread, inside
/// [Write#apply] and [Query#run].
public final class Statements {
    private final Connection connection;
    private final boolean batches;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    /// Statements with something in their batch, in order of their first use.
    private final List<Batch> batched = new ArrayList<>();
    private long rollbacks;

    /// What waits for one statement, and who hears of each run.
    private record Batch(PreparedStatement statement, List<IntConsumer> changed) {}

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
        if (batches) {
            statement.addBatch();
            batchOf(statement).changed().add(Statements::nobodyAsks);
        } else {
            statement.executeUpdate();
        }
    }

    /// As [#batch(PreparedStatement)]; `changed` hears the number of rows, before the commit.
    public void batch(PreparedStatement statement, IntConsumer changed) throws SQLException {
        if (batches) {
            statement.addBatch();
            batchOf(statement).changed().add(changed);
        } else {
            changed.accept(statement.executeUpdate());
        }
    }

    private static void nobodyAsks(int rows) {}

    @SuppressWarnings("ReferenceEquality") // statements are prepared once
    private Batch batchOf(PreparedStatement statement) {
        for (Batch batch : batched) {
            if (batch.statement() == statement) {
                return batch;
            }
        }
        Batch batch = new Batch(statement, new ArrayList<>());
        batched.add(batch);
        return batch;
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
        for (Batch batch : batched) {
            int[] rows = batch.statement().executeBatch();
            for (int i = 0; i < rows.length; i++) {
                batch.changed().get(i).accept(rows[i]);
            }
        }
        batched.clear();
    }

    /// How often writes were undone on this connection, which is made anew after a failure of the database. What was
    /// remembered of the database's content before is not to be trusted after.
    public long rollbacks() {
        return rollbacks;
    }

    /// Forgets what was batched, before a rollback.
    void discard() throws SQLException {
        rollbacks++;
        for (Batch batch : batched) {
            batch.statement().clearBatch();
        }
        batched.clear();
    }

    Connection connection() {
        return connection;
    }
}
