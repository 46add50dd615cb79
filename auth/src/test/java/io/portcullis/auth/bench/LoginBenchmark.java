package io.portcullis.auth.bench;

import io.portcullis.auth.login.LoginBenchmarks;
import io.portcullis.auth.login.LoginOutcome;
import io.portcullis.auth.login.LoginTicket;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Whole logins to an account with 25 app passwords that is in the cache: ticket, gate, match, decision, record.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LoginBenchmark {
    private final LoginBenchmarks logins;

    public LoginBenchmark() {
        try {
            logins = new LoginBenchmarks();
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Benchmark
    public LoginTicket cacheHit() {
        return logins.ticket();
    }

    @Benchmark
    public LoginOutcome scramSha256() {
        return logins.scram();
    }

    @Benchmark
    public LoginOutcome digestSha256() {
        return logins.digest();
    }
}
