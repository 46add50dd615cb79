package io.portcullis.gateway.store;

import java.sql.SQLException;

/// A change that is committed together with others, or not at all.
@FunctionalInterface
public interface Write {
    /// Makes the change, on the writer's thread. May be called a second time, after the first attempt was rolled back.
    /// A failure of one write fails no other.
    void apply(Statements statements) throws SQLException;

    /// Whether it may wait a while for others, so that it needs no commit of its own: nobody waits for it.
    default boolean isPatient() {
        return false;
    }

    /// About how many bytes this write holds while it waits: the queue is bounded by their sum too.
    default int weight() {
        return 256;
    }
}
