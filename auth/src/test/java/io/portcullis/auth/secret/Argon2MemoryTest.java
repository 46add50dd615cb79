package io.portcullis.auth.secret;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class Argon2MemoryTest {
    private final Argon2 argon2 = new Argon2(new SecureRandom(), 2, 100);

    @Test
    void new_nothingHashed_holdsNothing() {
        assertThat(argon2.memory().made()).isZero();
    }

    @Test
    void hash_manySideBySide_oneTimeAPermit() throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                running.add(threads.submit(() -> argon2.hash(Secret.of("pencil")).orElseThrow()));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        assertThat(argon2.memory().made()).isBetween(1, 2);
        assertThat(argon2.memory().idle()).isEqualTo(argon2.memory().made());
    }

    /// The 46 MiB are no garbage to be collected.
    @Test
    void verify_again_leavesTheHeapAlone() {
        String phc = argon2.hash(Secret.of("pencil")).orElseThrow();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(argon2.verify(Secret.of("pencil"), phc)).contains(true);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(200_000);
    }

    @Test
    void giveBack_idleForTwoCalls_holdsNothing() {
        argon2.hash(Secret.of("pencil"));
        argon2.giveBack();
        assertThat(argon2.memory().idle()).isEqualTo(1);
        argon2.giveBack();
        assertThat(argon2.memory().idle()).isZero();
        assertThat(argon2.hash(Secret.of("pencil"))).isPresent();
    }

    @Test
    void giveBack_usedBetween_keepsIt() {
        for (int i = 0; i < 3; i++) {
            argon2.hash(Secret.of("pencil"));
            argon2.giveBack();
        }
        assertThat(argon2.memory().made()).isOne();
    }

    @Test
    void close_whileOneRuns_isGivenBackAfterwards() {
        argon2.memory().with(1024, _ -> argon2.close());
        assertThat(argon2.memory().idle()).isZero();
    }

    @Test
    void verify_costsMoreThanAPieceHas_isMadeForItAlone() {
        argon2.memory().with(Argon2Fill.bytes(new PhcString.Cost(50_000, 1, 1)),
                piece -> assertThat(piece.byteSize()).isEqualTo(50_000L * 1024));
        assertThat(argon2.memory().made()).isZero();
    }
}
