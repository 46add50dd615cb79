package io.portcullis.gateway.sip.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.util.concurrent.ImmediateEventExecutor;
import io.portcullis.gateway.net.Offloader;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AccountReadsTest {
    private final Offloader offloader = new Offloader(32, 100);
    private final AccountReads reads = new AccountReads(offloader);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger found = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    private void read(String source) {
        reads.read(InetAddress.ofLiteral(source), this::account, ImmediateEventExecutor.INSTANCE,
                (Optional<String> account) -> (account.isPresent() ? found : refused).incrementAndGet());
    }

    private String account() {
        try {
            gate.await();
            return "account";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void floodOfOneNetwork_holdsASmallShareOfThePool_andOthersAreServed() {
        for (int i = 0; i < 2_000; i++) {
            read("192.0.2.1");
        }
        assertThat(offloader.held()).isEqualTo(8);
        assertThat(reads.held()).isEqualTo(512);
        assertThat(refused).hasValue(2_000 - 512);

        read("192.0.2.2");
        gate.countDown();
        await().until(() -> found.get() == 513);
        await().until(() -> reads.held() == 0);
        assertThat(refused).hasValue(2_000 - 512);
    }

    @Test
    void floodOfManyNetworks_isBounded() {
        for (int i = 0; i < 10_000; i++) {
            read("10.0." + i / 250 + "." + i % 250);
        }
        assertThat(offloader.held()).isEqualTo(8);
        assertThat(reads.held()).isEqualTo(8 + 4_096);
        gate.countDown();
        await().until(() -> reads.held() == 0);
        assertThat(found.get() + refused.get()).isEqualTo(10_000);
    }
}
