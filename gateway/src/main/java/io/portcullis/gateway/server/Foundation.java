package io.portcullis.gateway.server;

import io.netty.buffer.ByteBufAllocator;
import io.portcullis.auth.module.AuthModule;
import io.portcullis.gateway.admin.AuthOpening;
import io.portcullis.gateway.admin.ConfiguredDatabases;
import io.portcullis.gateway.admin.DirectoryLock;
import io.portcullis.gateway.config.DataDirectory;
import io.portcullis.gateway.config.PortcullisConfig;
import io.portcullis.gateway.net.ConnectionFailures;
import io.portcullis.gateway.net.EventLoops;
import io.portcullis.gateway.net.Listeners;
import io.portcullis.gateway.net.Offloader;
import io.portcullis.gateway.net.ReloadingServerTls;
import io.portcullis.gateway.ops.LoginMeters;
import io.portcullis.gateway.ops.Logs;
import io.portcullis.gateway.ops.Metrics;
import io.portcullis.gateway.ops.RolloutMeters;
import io.portcullis.gateway.store.DatabaseLock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// What every protocol stands on.
record Foundation(PortcullisConfig config, DataDirectory data, Metrics metrics, AuthModule auth, EventLoops loops,
        Offloader offloader, ReloadingServerTls tls, Listeners listeners, DatabaseLock database) {
    private static final long LOOK_MILLIS = 2_000;

    /// Opens the parts; each is added to `closing` as soon as it is open.
    static Foundation open(PortcullisConfig config, DataDirectory data, Closing closing) {
        DirectoryLock lock = DirectoryLock.take(data).orElseThrow(() -> new IllegalStateException(
                data.path() + ": another server or command has it open"));
        closing.add(lock::close);
        DatabaseLock database = DatabaseLock.take(ConfiguredDatabases.messages(config.storage(), data))
                .orElseThrow(() -> new IllegalStateException(
                        "storage.url: another server or command has the database open"));
        closing.add(database::close);
        Metrics metrics = new Metrics();
        closing.add(metrics::close);
        AuthModule auth = AuthOpening.open(config, data, new LoginMeters(metrics.registry()));
        closing.add(auth::close);
        LoginMeters.watch(metrics, auth.logins()::stats);
        RolloutMeters.watch(metrics.registry(), auth);
        ReloadingServerTls tls = new ReloadingServerTls(config.tls(), data.certificate(config.tls()),
                data.certificateKey(config.tls()));
        closing.add(tls::close);
        EventLoops loops = EventLoops.open(config.loops());
        closing.add(loops::close);
        Offloader offloader = new Offloader(config.offloader().running(), config.offloader().waiting());
        Listeners listeners = new Listeners(loops, config.connections(), config.listeners().trustedProxies());
        closing.add(listeners::close);
        Foundation foundation = new Foundation(config, data, metrics, auth, loops, offloader, tls, listeners,
                database);
        foundation.watch();
        foundation.reloadCertificate(closing);
        return foundation;
    }

    private void watch() {
        metrics.watch(loops, ByteBufAllocator.DEFAULT);
        metrics.gauge("portcullis.connections", "Open TCP connections", listeners::connections);
        metrics.counter("portcullis.connections.refused", "TCP connections closed at once because of a limit",
                listeners,
                Listeners::refused);
        metrics.gauge("portcullis.connections.handshaking", "TCP connections that are not through TLS yet",
                listeners::handshaking);
        metrics.counter("portcullis.connections.displaced",
                "TCP connections closed before they were through TLS because newer ones needed their place", listeners,
                Listeners::displaced);
        metrics.counter("portcullis.connections.failed",
                "TCP connections ended by a failed TLS handshake, or by what no protocol here is", listeners.failures(),
                ConnectionFailures::count);
        metrics.counter("portcullis.library.warnings",
                "Warnings of Netty and Armeria, of which the log shows one a minute for each of their loggers",
                listeners,
                source -> Logs.libraryWarnings());
        metrics.counter("portcullis.connections.unannounced",
                "TCP connections of trusted proxies closed because they did not begin with a good PROXY header",
                listeners, Listeners::headersRefused);
        metrics.gauge("portcullis.offloaded.tasks", "Blocking tasks that run or wait", offloader::held);
    }

    /// Runs `taken` once when another server has taken the database over.
    void watchDatabase(Runnable taken, Closing closing) {
        ScheduledExecutorService timer = Executors
                .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("database").daemon().factory());
        var _ = timer.scheduleWithFixedDelay(() -> {
            if (!database.kept()) {
                timer.shutdown();
                taken.run();
            }
        }, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        closing.add(timer::shutdownNow);
    }

    private void reloadCertificate(Closing closing) {
        ScheduledExecutorService timer = Executors
                .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("certificate").daemon().factory());
        long millis = config.tls().reload().toMillis();
        var _ = timer.scheduleWithFixedDelay(tls::reload, millis, millis, TimeUnit.MILLISECONDS);
        closing.add(timer::shutdownNow);
    }
}
