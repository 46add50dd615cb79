package io.portcullis.gateway.cli;

import io.portcullis.auth.login.LoginObserver;
import io.portcullis.auth.module.AuthModule;
import io.portcullis.gateway.admin.AdminCaller;
import io.portcullis.gateway.admin.AdminException;
import io.portcullis.gateway.admin.AdminException.Reason;
import io.portcullis.gateway.admin.AdminItem;
import io.portcullis.gateway.admin.AdminOperations;
import io.portcullis.gateway.admin.AdminRequest;
import io.portcullis.gateway.admin.AuthOpening;
import io.portcullis.gateway.admin.ConfiguredDatabases;
import io.portcullis.gateway.admin.DirectoryLock;
import io.portcullis.gateway.admin.LiveSessions;
import io.portcullis.gateway.admin.LocalOperations;
import io.portcullis.gateway.admin.OperatorDefaults;
import io.portcullis.gateway.admin.api.SocketOperations;
import io.portcullis.gateway.config.DataDirectory;
import io.portcullis.gateway.config.KeyRingPlace;
import io.portcullis.gateway.config.PortcullisConfig;
import io.portcullis.gateway.store.DatabaseLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// The way to the operations: the running server's socket, or the stores themselves while nobody else has them.
final class OpenOperations implements AdminOperations, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final AdminOperations operations;
    private final Runnable close;

    private OpenOperations(AdminOperations operations, Runnable close) {
        this.operations = operations;
        this.close = close;
    }

    /// Asks for one thing, and prints the answer.
    static int ask(Terminal terminal, AdminRequest request, ServerOptions server, OutputOptions output) {
        try (OpenOperations operations = of(server, output.reason())) {
            operations.perform(request, new ItemPrinter(terminal.out(), output.json())::print);
        }
        return ExitCodes.DONE;
    }

    /// Waits a while for a server that is starting or stopping, or for another command.
    ///
    /// @param reason of whatever is changed; may be empty
    /// @throws AdminException when there is no data directory, or somebody keeps it
    static OpenOperations of(ServerOptions options, String reason) {
        DataDirectory data = options.directory();
        requireServer(options, data);
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < limit) {
            Optional<OpenOperations> opened = SocketOperations.connect(data, reason)
                    .map(socket -> new OpenOperations(socket, socket::close))
                    .or(() -> DirectoryLock.take(data).map(lock -> local(options, data, lock, reason)));
            if (opened.isPresent()) {
                return opened.get();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new AdminException(Reason.UNAVAILABLE,
                data.path() + ": another process has it open and does not answer at its control socket");
    }

    /// A running server has its own key ring, which may be out of this process's reach; without one there must be a ring here.
    private static void requireServer(ServerOptions options, DataDirectory data) {
        if (Files.exists(data.socket())) {
            return;
        }
        Path ring = KeyRingPlace.of(options.read(), data).file();
        if (!Files.isDirectory(data.path()) || !Files.exists(ring)) {
            throw new AdminException(Reason.NOT_FOUND, data.path() + ": no key ring at " + ring
                    + ", so no server has been here (start one with `portcullis quickstart` or `portcullis run`; or name the"
                    + " key ring by --set keys.file=FILE)");
        }
    }

    private static OpenOperations local(ServerOptions options, DataDirectory data, DirectoryLock lock,
            String reason) {
        try {
            PortcullisConfig config = options.read();
            DatabaseLock database = DatabaseLock.take(ConfiguredDatabases.messages(config.storage(), data))
                    .orElseThrow(() -> new AdminException(
                            Reason.UNAVAILABLE, "storage.url: a server elsewhere has the database open"));
            AdminCaller caller = AdminCaller.ofThisProcess(reason);
            AuthModule auth = AuthOpening.open(config, data, LoginObserver.none());
            return new OpenOperations(
                    new LocalOperations(auth, OperatorDefaults.of(config), LiveSessions.none(),
                            Clock.systemUTC()).by(caller),
                    () -> {
                        auth.close();
                        database.close();
                        lock.close();
                    });
        } catch (RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    @Override
    public void perform(AdminRequest request, Consumer<AdminItem> items) {
        operations.perform(request, items);
    }

    @Override
    public void close() {
        close.run();
    }
}
