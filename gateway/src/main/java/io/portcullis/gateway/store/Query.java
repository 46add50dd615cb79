package io.portcullis.gateway.store;

import java.sql.SQLException;

/// A short, bounded read: it runs on the writer's thread, so all writes wait for it.
@FunctionalInterface
public interface Query<T> {
    T run(Statements statements) throws SQLException;
}
