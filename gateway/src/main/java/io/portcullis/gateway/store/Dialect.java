package io.portcullis.gateway.store;

import java.sql.Connection;
import java.sql.SQLException;

/// What differs between the databases. Only for the writer's thread.
interface Dialect {
    /// A new connection without auto-commit.
    Connection connect() throws SQLException;

    /// Brings the tables up to date.
    void migrate();

    /// Whether it pays to send many statements at once.
    boolean batches();

    /// [StoreFailure#REJECTED] when one statement was at fault and the transaction could go on without it; anything else
    /// means that the connection is not to be used again.
    StoreFailure classify(SQLException failure);
}
