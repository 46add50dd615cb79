package io.portcullis.auth.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2Test {
    private final Argon2 argon2 = new Argon2(new SecureRandom(), 1, 0);

    @Test
    void verify_ownHash_knowsThePassword() {
        String phc = argon2.hash(Secret.of("pencil")).orElseThrow();
        assertThat(phc).startsWith("$argon2id$v=19$m=47104,t=1,p=1$");
        assertThat(argon2.verify(Secret.of("pencil"), phc)).contains(true);
        assertThat(argon2.verify(Secret.of("pencils"), phc)).contains(false);
        assertThat(argon2.hash(Secret.of("pencil"))).isPresent().isNotEqualTo(java.util.Optional.of(phc));
    }

    /// From the reference implementation's own tests.
    @Test
    void verify_hashOfTheReferenceImplementation_knowsThePassword() {
        String phc = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
        assertThat(argon2.verify(Secret.of("password"), phc)).contains(true);
        assertThat(argon2.verify(Secret.of("passwore"), phc)).contains(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=16$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=11,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=0,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$"})
    void verify_anythingElse_knowsNothing(String phc) {
        assertThat(argon2.verify(Secret.of("password"), phc)).contains(false);
    }

    @Test
    void hash_moreThanMayWait_saysSoAtOnce() throws InterruptedException, ExecutionException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        SecureRandom slow = new SecureRandom();
        Argon2 bounded = new Argon2(slow, 1, 0);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> held = other.submit(() -> bounded.bounded(() -> {
                started.countDown();
                await(go);
                return true;
            }));
            started.await();
            assertThat(bounded.hash(Secret.of("pencil"))).isEmpty();
            go.countDown();
            held.get();
        }
        assertThat(bounded.hash(Secret.of("pencil"))).isPresent();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void new_withoutRoomForOne_fails() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Argon2(new SecureRandom(), 0, 1));
    }
}
