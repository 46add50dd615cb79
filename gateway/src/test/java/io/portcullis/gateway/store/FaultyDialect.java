package io.portcullis.gateway.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// A database that fails when it is told to.
final class FaultyDialect implements Dialect {
    private static final int SQLITE_FULL = 13;

    private final Dialect real;
    private final BooleanSupplier commitFails;
    private final AtomicBoolean failCommit = new AtomicBoolean();
    private final AtomicBoolean gone = new AtomicBoolean();
    private final AtomicInteger connections = new AtomicInteger();

    FaultyDialect(Dialect real) {
        this(real, () -> false);
    }

    /// @param commitFails asked before each commit, on the writer's thread
    FaultyDialect(Dialect real, BooleanSupplier commitFails) {
        this.real = real;
        this.commitFails = commitFails;
    }

    void failNextCommit() {
        failCommit.set(true);
    }

    void gone(boolean isGone) {
        gone.set(isGone);
    }

    int connections() {
        return connections.get();
    }

    @Override
    public Connection connect() throws SQLException {
        if (gone.get()) {
            throw new SQLException("gone", "08001", 14);
        }
        connections.incrementAndGet();
        Connection connection = real.connect();
        return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")
                            && (failCommit.getAndSet(false) || commitFails.getAsBoolean())) {
                        throw new SQLException("full", "", SQLITE_FULL);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void migrate() {
        real.migrate();
    }

    @Override
    public boolean batches() {
        return real.batches();
    }

    @Override
    public StoreFailure classify(SQLException failure) {
        return real.classify(failure);
    }
}
