package io.portcullis.gateway.sip.transaction;

import io.portcullis.gateway.sip.transport.Flow;
import io.portcullis.protocol.sip.SipMessage;

/// Sends requests whose transactions live on one loop. All but [#execute(Runnable)] on that loop only.
public final class Requests {
    private final Transactions layer;
    private final Shard shard;

    Requests(Transactions layer, Shard shard) {
        this.layer = layer;
        this.shard = shard;
    }

    /// A new branch. The mark is found again in requests that come round; "" for none.
    public String branch(String mark) {
        return shard.branch(mark);
    }

    /// Unguessable text of so many letters of five bits.
    public String token(int letters) {
        return shard.token(letters);
    }

    /// Sends a request whose top Via has a branch from [#branch(String)].
    public ClientTransaction send(SipMessage request, Flow flow, ClientUser user) {
        ClientTransaction transaction = new ClientTransaction(layer, shard, request, flow, user);
        transaction.start();
        return transaction;
    }

    /// Sends the ACK of a 2xx, which has no transaction and no answer.
    public void sendAck(SipMessage ack, Flow flow) {
        Carriage carriage = Carriage.of(ack, flow);
        carriage.send(() -> carriage.otherwise().ifPresent(other -> other.send(Transactions.IGNORED)));
    }

    /// Milliseconds that never go back.
    public long now() {
        return shard.wheel.now();
    }

    /// A timer, not set yet.
    public Timeout timeout(Runnable task) {
        return new Timeout(shard.wheel, task);
    }

    /// Runs a task on the loop; any thread.
    public void execute(Runnable task) {
        shard.loop.execute(() -> shard.guarded(task));
    }
}
