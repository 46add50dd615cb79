package io.portcullis.gateway.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.concurrent.ImmediateEventExecutor;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OffloaderTest {
    private final BlockingQueue<Offloaded<String>> ends = new LinkedBlockingQueue<>();

    @Test
    void call_returns_isDone() throws InterruptedException {
        new Offloader(1, 1).call(() -> Thread.currentThread().isVirtual() ? "virtual" : "platform",
                ImmediateEventExecutor.INSTANCE, ends::add);

        assertThat(ends.poll(10, TimeUnit.SECONDS)).isEqualTo(new Offloaded.Done<>("virtual"));
    }

    @Test
    void call_throws_isFailed() throws InterruptedException {
        IllegalStateException cause = new IllegalStateException("store");
        new Offloader(1, 1).call(() -> {
            throw cause;
        }, ImmediateEventExecutor.INSTANCE, ends::add);

        assertThat(ends.poll(10, TimeUnit.SECONDS)).isEqualTo(new Offloaded.Failed<>(cause));
    }

    @Test
    void call_full_isRefusedAtOnce() throws InterruptedException {
        Offloader offloader = new Offloader(1, 1);
        CountDownLatch hold = new CountDownLatch(1);
        assertThat(offloader.run(() -> await(hold))).isTrue();
        assertThat(offloader.run(() -> await(hold))).isTrue();

        assertThat(offloader.run(() -> {})).isFalse();
        offloader.call(() -> "late", ImmediateEventExecutor.INSTANCE, ends::add);
        assertThat(ends.poll()).isEqualTo(new Offloaded.Refused<>());
        assertThat(offloader.held()).isEqualTo(2);
        hold.countDown();
    }

    @Test
    void call_afterFull_runsAgain() throws InterruptedException {
        Offloader offloader = new Offloader(1, 0);
        CountDownLatch hold = new CountDownLatch(1);
        offloader.call(() -> {
            await(hold);
            return "first";
        }, ImmediateEventExecutor.INSTANCE, ends::add);
        hold.countDown();
        assertThat(ends.poll(10, TimeUnit.SECONDS)).isEqualTo(new Offloaded.Done<>("first"));
        while (offloader.held() > 0) {
            Thread.onSpinWait();
        }

        offloader.call(() -> "second", ImmediateEventExecutor.INSTANCE, ends::add);
        assertThat(ends.poll(10, TimeUnit.SECONDS)).isEqualTo(new Offloaded.Done<>("second"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
