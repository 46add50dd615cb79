package io.portcullis.gateway.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalIoHandler;
import io.netty.util.concurrent.EventExecutor;
import io.portcullis.gateway.sip.meter.SipMeters;
import io.portcullis.gateway.sip.transport.Flow;
import io.portcullis.gateway.sip.transport.ProvenSources;
import io.portcullis.protocol.sip.SipLimits;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipParser;
import io.portcullis.protocol.sip.transaction.TransactionTimers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Several loops, one of them slow.
class OrderTest {
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, LocalIoHandler.newFactory());
    private final ConcurrentLinkedQueue<String> taken = new ConcurrentLinkedQueue<>();
    private final SentFlow flow = SentFlow.udp("192.0.2.7");

    @AfterEach
    void stop() {
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private Transactions transactions() {
        Transactions transactions = new Transactions(new Transactions.Parts(loops, TransactionTimers.STANDARD,
                new Transactions.Limits(1_000, 1_000, SentReplies.BLOCK_BYTES), () -> 0, new SecureRandom(),
                new ProvenSources(() -> 0), new SipMeters(new SimpleMeterRegistry())));
        transactions.user(new RequestUser() {
            @Override
            public void again(IncomingRequest request, byte number) {
                throw new AssertionError("no answer is made anew here");
            }

            @Override
            public void request(IncomingRequest request) {
                taken.add(request.message().method() + request.message().cseq().number());
            }

            @Override
            public void ack(SipMessage ack, Flow from, Requests requests) {
                taken.add("ACK" + ack.cseq().number());
            }
        });
        return transactions;
    }

    private void receives(Transactions transactions, String method, int number) {
        byte[] bytes = Stage.request(method, method + number).replaceFirst("Call-ID: .*", "Call-ID: one")
                .replaceFirst("CSeq: 1", "CSeq: " + number).getBytes(StandardCharsets.UTF_8);
        transactions.received(new SipParser(SipLimits.DEFAULT).parse(bytes), flow, bytes.length);
    }

    @Test
    void requestsOfOneCall_withOneLoopSlow_areTakenInTheOrderTheyCame() throws InterruptedException {
        Transactions transactions = transactions();
        List<EventExecutor> each = new ArrayList<>();
        loops.forEach(each::add);
        CountDownLatch slow = new CountDownLatch(1);
        each.getFirst().execute(() -> awaitUninterruptibly(slow));
        List<String> sent = new ArrayList<>();
        for (int number = 1; number <= 20; number++) {
            for (String method : List.of("ACK", "BYE")) {
                receives(transactions, method, number);
                sent.add(method + number);
            }
        }
        each.getLast().submit(() -> {}).syncUninterruptibly();
        slow.countDown();
        each.getFirst().submit(() -> {}).syncUninterruptibly();
        assertThat(taken).containsExactlyElementsOf(sent);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
