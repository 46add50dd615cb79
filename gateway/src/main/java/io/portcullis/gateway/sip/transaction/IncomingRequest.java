package io.portcullis.gateway.sip.transaction;

import io.netty.channel.EventLoop;
import io.portcullis.gateway.sip.meter.SipRefusal;
import io.portcullis.gateway.sip.transport.Flow;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipMessageBuilder;
import java.util.Optional;

/// A new request before it costs anything: it may be answered without a transaction, or given one. RFC 3261 section 8.2.7.
public final class IncomingRequest {
    private final Transactions layer;
    private final Shard shard;
    private final ServerKey key;
    private final SipMessage message;
    private final Flow flow;
    private final int length;

    IncomingRequest(Transactions layer, Shard shard, ServerKey key, SipMessage message, Flow flow, int length) {
        this.layer = layer;
        this.shard = shard;
        this.key = key;
        this.message = message;
        this.flow = flow;
        this.length = length;
    }

    public SipMessage message() {
        return message;
    }

    public Flow flow() {
        return flow;
    }

    /// Its length on the wire.
    public int length() {
        return length;
    }

    /// A reply to be filled and given to [#answer(SipMessage)].
    public SipMessageBuilder prepare(int status) {
        return layer.replies().reply(message, flow, status);
    }

    /// Answers without a transaction; a copy of the request will be answered anew.
    public void answer(SipMessage reply) {
        layer.answer(message, flow, length, reply);
    }

    public void answer(int status) {
        answer(prepare(status).build());
    }

    /// Gives the request a transaction; empty when there are too many, and then it is answered with 503.
    public Optional<ServerTransaction> open() {
        return layer.open(shard, key, message, flow).or(() -> {
            layer.meters().refused(SipRefusal.OVERLOAD);
            answer(prepare(503).add("Retry-After", "10").build());
            return Optional.empty();
        });
    }

    /// The loop its transaction will live on.
    public EventLoop loop() {
        return shard.loop;
    }
}
