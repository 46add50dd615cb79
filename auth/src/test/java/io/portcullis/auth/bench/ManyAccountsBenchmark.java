package io.portcullis.auth.bench;

import io.portcullis.auth.login.LoginOutcome;
import io.portcullis.auth.module.AuthModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// A server with 100,000 accounts on SQLite: its start, and logins to accounts that are not in the cache. Once all have signed
/// in, the cache has put most of them out again; what it weighs is told beside.
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
public class ManyAccountsBenchmark {
    private final Path directory;
    private final ManyAccounts accounts;
    private AuthModule module;
    private int next;

    public ManyAccountsBenchmark() {
        try {
            directory = Files.createTempDirectory("many-accounts");
            accounts = new ManyAccounts(directory);
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
        accounts.make();
        module = accounts.open();
    }

    /// What is kept in memory, in bytes.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Memory {
        public long snapshots;
        public long snapshotBytes;
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 5)
    public void start() {
        module.close();
        module = accounts.open();
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 1, time = 2)
    @Measurement(iterations = 5, time = 5)
    public LoginOutcome coldLogin(Memory memory) {
        next = (next + 1) % ManyAccounts.ACCOUNTS;
        LoginOutcome outcome = accounts.login(module, next);
        memory.snapshots = module.logins().stats().snapshots();
        memory.snapshotBytes = module.logins().stats().snapshotBytes();
        return outcome;
    }

    /// Nobody is known when an iteration begins.
    @Setup(Level.Iteration)
    public void restart() {
        module.close();
        module = accounts.open();
    }

    @TearDown
    public void close() throws IOException {
        module.close();
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
