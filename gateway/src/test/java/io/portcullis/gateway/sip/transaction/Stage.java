package io.portcullis.gateway.sip.transaction;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.embedded.EmbeddedChannel;
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
import java.util.concurrent.TimeUnit;

/// A transaction layer of one loop whose time only the test moves.
public final class Stage implements RequestUser {
    private static final SipParser PARSER = new SipParser(SipLimits.DEFAULT);
    private static final long TICK = 20;

    public final Transactions transactions;
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final SipMeters sipMeters = new SipMeters(meters);
    /// The new requests, as they were taken.
    final List<IncomingRequest> taken = new ArrayList<>();
    /// The copies of requests whose answer is made anew, and by which number.
    final List<String> again = new ArrayList<>();
    /// The ACKs that acknowledge no refusal.
    final List<String> acks = new ArrayList<>();
    final EmbeddedChannel channel = new EmbeddedChannel();
    private long now;

    public Stage(int open, int answered) {
        channel.freezeTime();
        transactions = new Transactions(new Transactions.Parts(channel.eventLoop(), TransactionTimers.STANDARD,
                new Transactions.Limits(open, answered, SentReplies.BLOCK_BYTES), this::now, new SecureRandom(),
                new ProvenSources(() -> TimeUnit.MILLISECONDS.toNanos(now)), sipMeters));
        transactions.user(this);
    }

    long now() {
        return now;
    }

    @Override
    public void request(IncomingRequest request) {
        taken.add(request);
    }

    @Override
    public void again(IncomingRequest request, byte number) {
        again.add(request.message().callId() + "=" + number);
    }

    @Override
    public void ack(SipMessage ack, Flow flow, Requests requests) {
        acks.add(ack.callId());
    }

    public void receives(String text, Flow flow) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        transactions.received(PARSER.parse(bytes), flow, bytes.length);
    }

    /// The transaction of the request taken last.
    ServerTransaction open() {
        return taken.getLast().open().orElseThrow();
    }

    /// Lets time pass, tick by tick.
    public void pass(long milliseconds) {
        for (long until = now + milliseconds; now < until;) {
            long step = Math.min(TICK, until - now);
            now += step;
            channel.advanceTimeBy(step, TimeUnit.MILLISECONDS);
            channel.runPendingTasks();
        }
    }

    /// A request with nothing special about it.
    public static String request(String method, String branch) {
        return method + " sip:bob@example.org SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.7:5060;branch=z9hG4bK" + branch
                + "\r\nMax-Forwards: 70\r\nFrom: <sip:alice@example.org>;tag=a\r\nTo: <sip:bob@example.org>\r\nCall-ID: "
                + branch + "\r\nCSeq: 1 " + method + "\r\nContent-Length: 0\r\n\r\n";
    }
}
