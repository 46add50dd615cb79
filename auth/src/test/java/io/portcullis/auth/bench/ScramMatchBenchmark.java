package io.portcullis.auth.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.portcullis.auth.secret.ProofCheck;
import io.portcullis.auth.secret.ScramCheck;
import io.portcullis.auth.secret.ScramMechanism;
import io.portcullis.auth.secret.TestSecrets;
import io.portcullis.auth.secret.VerifierKinds;
import io.portcullis.auth.secret.Verifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One SCRAM proof against 25 app passwords in two spellings each, of which none matches: the dearest case.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScramMatchBenchmark {
    @Param({"SHA_1", "SHA_256", "SHA_512"})
    public ScramMechanism mechanism = ScramMechanism.SHA_256;

    private final byte[] authMessage = ("n=alice,r=fyko+d2lbbFgONRv9qkxdawL,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,"
            + "s=QSXCR+Q6sek8bf92QSXCRw==,i=10000,c=cD10bHMtZXhwb3J0ZXIsLAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f,"
            + "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j").getBytes(US_ASCII);
    private final List<Verifiers> candidates = new ArrayList<>();
    private byte[] proof = {};

    @Setup
    public void derive() {
        for (int i = 0; i < 25; i++) {
            candidates.add(TestSecrets.appVerifiers("abcd-efgh-ijkm-nop" + (char) ('a' + i),
                    new VerifierKinds(true, true, false)));
        }
        proof = new byte[mechanism.length()];
    }

    @Benchmark
    public int match() {
        ScramCheck check = new ScramCheck(mechanism, authMessage, proof);
        int matched = ProofCheck.NONE;
        for (Verifiers candidate : candidates) {
            matched = Math.max(matched, check.match(candidate));
        }
        return matched;
    }
}
