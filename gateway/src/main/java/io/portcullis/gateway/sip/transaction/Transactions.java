package io.portcullis.gateway.sip.transaction;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.portcullis.gateway.sip.meter.SipMeters;
import io.portcullis.gateway.sip.meter.SipRefusal;
import io.portcullis.gateway.sip.transport.Flow;
import io.portcullis.gateway.sip.transport.ProvenSources;
import io.portcullis.gateway.sip.transport.Received;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipParse;
import io.portcullis.protocol.sip.transaction.TransactionTimers;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Matches what comes in to transactions. RFC 3261 sections 17.1.3 and 17.2.3.
///
/// The requests of one Call-ID are one shard's, whatever their branches, so that they leave in the order in which one peer sent
/// them: a BYE right behind its ACK must not overtake it.
///
/// Two limits bound what is held. Open transactions, those without a final answer and this server's own, are work in progress:
/// above their limit new requests are refused with 503. Answered ones are memory of the past: above their limit the oldest is
/// forgotten, by the rules of [Answered] and [SentReplies], so that they never stand in the way of a new request.
public final class Transactions implements Received {
    static final Runnable IGNORED = () -> {};

    /// What the layer is built from.
    ///
    /// @param loops a shard each
    /// @param clock milliseconds that never go back
    public record Parts(EventLoopGroup loops, TransactionTimers timers, Limits limits, LongSupplier clock,
            SecureRandom random, ProvenSources sources, SipMeters meters) {}

    /// How much is held.
    ///
    /// @param open transactions not answered yet, this server's own too; beyond, new requests get 503
    /// @param answered INVITEs and this server's own requests remembered after their answer; beyond, the oldest is forgotten
    /// @param replyBytes of replies to other requests remembered; beyond, the oldest are forgotten
    public record Limits(int open, int answered, long replyBytes) {
        Limits share(int shards) {
            return new Limits(open, Math.max(1, answered / shards), replyBytes / shards);
        }
    }

    private final List<Shard> shards = new ArrayList<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger turn = new AtomicInteger();
    private final Parts parts;
    private final Replies replies;
    private volatile Optional<RequestUser> user = Optional.empty();

    public Transactions(Parts parts) {
        this.parts = parts;
        replies = new Replies(parts.random());
        List<EventLoop> loops = new ArrayList<>();
        for (EventExecutor loop : parts.loops()) {
            loops.add((EventLoop) loop);
        }
        Limits share = parts.limits().share(loops.size());
        for (EventLoop loop : loops) {
            shards.add(new Shard(shards.size(), loop, share, answered, parts.clock(), parts.random(),
                    this::failed));
        }
    }

    /// Who takes new requests. Until then they are dropped.
    public void user(RequestUser newUser) {
        user = Optional.of(newUser);
    }

    /// Transactions open now.
    public int count() {
        return count.get();
    }

    /// Transactions remembered now after their answer.
    public int answered() {
        return answered.get();
    }

    /// A loop for requests of this server's own; they take turns.
    public Requests anyLoop() {
        return new Requests(this, shards.get((turn.getAndIncrement() & Integer.MAX_VALUE) % shards.size()));
    }

    /// The loop of all that has this Call-ID, for requests that must not overtake others of their call.
    public Requests loopOf(String callId) {
        return new Requests(this, shard(callId));
    }

    private Shard shard(String callId) {
        return shards.get((callId.hashCode() & Integer.MAX_VALUE) % shards.size());
    }

    @Override
    public void received(SipParse parse, Flow flow, int length) {
        switch (parse) {
            case SipParse.Parsed(SipMessage message) when message.isRequest() -> request(message, flow, length);
            case SipParse.Parsed(SipMessage message) -> response(message, flow);
            case SipParse.Rejected rejected -> {
                parts.meters().rejected(rejected.why());
                rejected.answerable().filter(request -> rejected.status() != 0)
                        .ifPresent(
                                request -> answer(request, flow, length, replies.rejection(request, flow, rejected)));
            }
        }
    }

    @Override
    public void failed(Throwable failure) {
        parts.meters().failed(failure);
    }

    @Override
    public void closed(Flow flow) {
        // Transactions hear of it when they send.
    }

    private void request(SipMessage message, Flow flow, int length) {
        ServerKey key = ServerKey.of(message);
        Shard shard = shard(message.callId());
        if (shard.loop.inEventLoop()) {
            request(shard, key, message, flow, length);
        } else if (!shard.run(() -> request(shard, key, message, flow, length))) {
            parts.meters().refused(SipRefusal.OVERLOAD);
        }
    }

    /// A defect that the request meets costs only itself.
    private void request(Shard shard, ServerKey key, SipMessage message, Flow flow, int length) {
        if (shard.guarded(() -> take(shard, key, message, flow, length)) || message.method().equals("ACK")) {
            return;
        }
        shard.guarded(() -> {
            ServerTransaction opened = shard.servers.get(key);
            if (opened != null) {
                opened.reply(400);
            } else {
                answer(message, flow, length, replies.reply(message, flow, 400).build());
            }
        });
    }

    private void take(Shard shard, ServerKey key, SipMessage message, Flow flow, int length) {
        ServerTransaction known = shard.servers.get(key);
        switch (message.method()) {
            case "ACK" -> {
                if (known == null || !known.acknowledged()) {
                    user.ifPresent(taker -> taker.ack(message, flow, new Requests(this, shard)));
                }
            }
            case "CANCEL" -> cancel(shard.servers.get(key.ofInvite()), message, flow, length);
            default -> {
                byte[] reply = known == null ? shard.replies.find(key, shard.wheel.now()) : null;
                if (known != null) {
                    parts.meters().repeated();
                    known.again();
                } else if (reply != null) {
                    parts.meters().repeated();
                    repeat(reply, new IncomingRequest(this, shard, key, message, flow, length));
                } else {
                    parts.meters().request(message.method());
                    user.ifPresent(taker -> taker
                            .request(new IncomingRequest(this, shard, key, message, flow, length)));
                }
            }
        }
    }

    /// @param kept a reply, or the number of one that is made anew
    private void repeat(byte[] kept, IncomingRequest copy) {
        if (kept.length == 1) {
            user.ifPresent(taker -> taker.again(copy, kept[0]));
        } else {
            send(copy.message(), copy.flow(), copy.length(), kept);
        }
    }

    /// Answered without a transaction of its own: the same answer to each copy. From another address it is nobody's.
    private void cancel(@Nullable ServerTransaction invite, SipMessage cancel, Flow flow,
            int length) {
        parts.meters().request("CANCEL");
        if (invite == null || !invite.flow().remote().getAddress().equals(flow.remote().getAddress())) {
            parts.meters().refused(SipRefusal.NO_DIALOG);
            answer(cancel, flow, length, replies.reply(cancel, flow, 481).build());
            return;
        }
        answer(cancel, flow, length, replies.reply(cancel, flow, 200).build());
        invite.cancelled();
    }

    private void response(SipMessage message, Flow flow) {
        parts.meters().response();
        String branch = message.topVia().branch().orElse("");
        int number = Shard.numberOf(branch);
        if (number < 0 || number >= shards.size()) {
            parts.meters().stray();
            return;
        }
        Shard shard = shards.get(number);
        shard.run(() -> {
            ClientTransaction known = shard.clients.get(ClientTransaction.key(branch, message.cseq().method()));
            if (known != null && known.answeredBy(flow)) {
                parts.sources().proved(flow);
                known.received(message);
            } else {
                parts.meters().stray();
            }
        });
    }

    /// Sends a reply that no transaction keeps.
    void answer(SipMessage request, Flow flow, int length, SipMessage reply) {
        send(request, flow, length, reply.encode());
    }

    private void send(SipMessage request, Flow flow, int length, byte[] reply) {
        if (parts.sources().allows(flow, length, reply.length)) {
            Replies.back(request, flow).send(reply, IGNORED);
        } else {
            parts.meters().refused(SipRefusal.AMPLIFICATION);
        }
    }

    Optional<ServerTransaction> open(Shard shard, ServerKey key, SipMessage message, Flow flow) {
        if (count.get() >= parts.limits().open()) {
            return Optional.empty();
        }
        count.incrementAndGet();
        ServerTransaction transaction = new ServerTransaction(this, shard, key, message, flow);
        shard.servers.put(key, transaction);
        return Optional.of(transaction);
    }

    void started() {
        count.incrementAndGet();
    }

    /// It has its final answer: all that is left of it is the reply, or its number.
    void replied(Shard shard, ServerKey key, ServerTransaction transaction, byte[] reply, long until) {
        forget(shard, key, transaction);
        shard.replies.add(key, reply, until);
    }

    /// It has its final answer, and one that was waiting for its ACK may have got it.
    void answered(Shard shard, Answered.Member transaction, boolean settled) {
        if (!shard.answered.holds(transaction)) {
            count.decrementAndGet();
            answered.incrementAndGet();
        }
        if (settled) {
            shard.answered.settle(transaction);
        } else {
            shard.answered.await(transaction);
        }
    }

    void forget(Shard shard, ServerKey key, ServerTransaction transaction) {
        shard.wheel.clear(transaction);
        if (shard.servers.remove(key, transaction)) {
            (shard.answered.holds(transaction) ? answered : count).decrementAndGet();
            shard.answered.leave(transaction);
        }
    }

    void forget(Shard shard, String key, ClientTransaction transaction) {
        shard.wheel.clear(transaction);
        if (shard.clients.remove(key, transaction)) {
            (shard.answered.holds(transaction) ? answered : count).decrementAndGet();
            shard.answered.leave(transaction);
        }
    }

    void after(Shard shard, long milliseconds, Runnable task) {
        var _ = shard.loop.schedule(task, milliseconds, TimeUnit.MILLISECONDS);
    }

    TransactionTimers timers() {
        return parts.timers();
    }

    Replies replies() {
        return replies;
    }

    SipMeters meters() {
        return parts.meters();
    }
}
