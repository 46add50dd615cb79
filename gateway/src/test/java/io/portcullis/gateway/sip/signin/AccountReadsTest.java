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
        read(reads, source);
    }

    private void read(AccountReads reads, String source) {
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
        assertThat(reads.held()).isEqualTo(8 + 512);
        assertThat(refused).hasValue(2_000 - 8 - 512);

        read("192.0.2.2");
        gate.countDown();
        await().until(() -> found.get() == 8 + 512 + 1);
        await().until(() -> reads.held() == 0);
        assertThat(refused).hasValue(2_000 - 8 - 512);
    }

    /// Two hundred networks have taken what they may; one more look-up of another has a place, and waits for one of each. One thread
    /// reads, so that the look-ups end in the order in which they began.
    @Test
    void floodOfManyNetworks_keepsNobodyElseWaitingForMoreThanARound() {
        AccountReads reads = new AccountReads(new Offloader(1, 100));
        for (int i = 0; i < 10_000; i++) {
            read(reads, "10.0." + i % 200 + ".1");
        }
        assertThat(refused.get()).isPositive();
        AtomicInteger before = new AtomicInteger(-1);
        reads.read(InetAddress.ofLiteral("192.0.2.9"), this::account, ImmediateEventExecutor.INSTANCE,
                (Optional<String> account) -> before.set(account.isPresent() ? found.get() : Integer.MAX_VALUE));
        gate.countDown();
        await().until(() -> reads.held() == 0);
        assertThat(before.get()).isBetween(0, 8 + 200 + 8);
    }

    /// A customer with 65,536 networks waits in one queue.
    @Test
    void floodOfAnIpv6Site_holdsAsMuchAsOneNetwork() {
        for (int i = 0; i < 2_000; i++) {
            read("2001:db8:7:" + Integer.toHexString(i) + "::1");
        }
        assertThat(reads.held()).isEqualTo(8 + 512);
        gate.countDown();
        await().until(() -> reads.held() == 0);
    }

    @Test
    void floodOfManyNetworks_isBounded() {
        for (int i = 0; i < 10_000; i++) {
            read("10.0." + i / 250 + "." + i % 250);
        }
        assertThat(offloader.held()).isEqualTo(8);
        assertThat(reads.held()).isEqualTo(8 + 1_024);
        gate.countDown();
        await().until(() -> reads.held() == 0);
        assertThat(found.get() + refused.get()).isEqualTo(10_000);
    }
}
