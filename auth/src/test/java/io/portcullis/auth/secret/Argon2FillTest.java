package io.portcullis.auth.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Against BouncyCastle's generator as the reference.
class Argon2FillTest {
    /// One thing to hash.
    record Sample(PhcString.Cost cost, int length, String password, String salt) {}

    static Stream<Sample> samples() {
        Random random = new Random(9_106);
        Stream<Sample> drawn = IntStream.range(0, 200).mapToObj(i -> {
            int lanes = 1 + random.nextInt(4);
            PhcString.Cost cost = new PhcString.Cost(8 * lanes + random.nextInt(700), 1 + random.nextInt(4), lanes);
            return new Sample(cost, 4 + random.nextInt(200), "p".repeat(random.nextInt(200)),
                    "salt" + "s".repeat(4 + random.nextInt(60)));
        });
        return Stream.concat(drawn,
                Stream.of(new Sample(PhcString.Cost.DEFAULT, 32, "correct horse", "0123456789abcdef"),
                        new Sample(new PhcString.Cost(4_096, 1, 1), 64, "", "0123456789abcdef"),
                        new Sample(new PhcString.Cost(4_097, 3, 3), 65, "ü", "0123456789abcdef")));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void compute_anything_isWhatTheReferenceComputes(Sample sample) {
        byte[] hash = new byte[sample.length()];
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(Argon2Fill.bytes(sample.cost()), 8);
            new Argon2Fill(sample.cost(), memory).compute(sample.password().getBytes(UTF_8),
                    sample.salt().getBytes(UTF_8), hash);
            assertThat(memory.mismatch(arena.allocate(memory.byteSize()))).as("what is not wiped").isEqualTo(-1);
        }
        assertThat(hash).isEqualTo(reference(sample));
    }

    private static byte[] reference(Sample sample) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13).withMemoryAsKB(sample.cost().memory())
                .withIterations(sample.cost().passes()).withParallelism(sample.cost().lanes())
                .withSalt(sample.salt().getBytes(UTF_8)).build());
        byte[] hash = new byte[sample.length()];
        generator.generateBytes(sample.password().getBytes(UTF_8), hash);
        return hash;
    }

    @Test
    void compute_memoryThatHeldSomething_isTheSame() {
        PhcString.Cost cost = new PhcString.Cost(256, 2, 1);
        byte[] first = new byte[32];
        byte[] second = new byte[32];
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(2 * Argon2Fill.bytes(cost), 8);
            new Argon2Fill(cost, memory).compute("password".getBytes(UTF_8), "somesalt".getBytes(UTF_8), first);
            for (long i = 0; i < memory.byteSize() / 8; i++) {
                memory.setAtIndex(ValueLayout.JAVA_LONG, i, i * 31);
            }
            new Argon2Fill(cost, memory).compute("password".getBytes(UTF_8), "somesalt".getBytes(UTF_8), second);
        }
        assertThat(second).isEqualTo(first);
    }
}
