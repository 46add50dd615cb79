package io.portcullis.gateway.sip.transaction;

import io.netty.channel.EventLoop;
import io.portcullis.gateway.sip.transport.Flow;
import io.portcullis.protocol.sip.SipMessage;
import io.portcullis.protocol.sip.SipMessageBuilder;
import io.portcullis.protocol.sip.transaction.InviteServer;
import io.portcullis.protocol.sip.transaction.NonInviteServer;
import io.portcullis.protocol.sip.transaction.ServerEffect;
import io.portcullis.protocol.sip.transaction.ServerInput;
import io.portcullis.protocol.sip.transaction.ServerMachine;
import io.portcullis.protocol.sip.transaction.Step;
import org.jspecify.annotations.Nullable;

/// One request that is being answered. Belongs to its loop.
public final class ServerTransaction extends Answered.Member {
    private static final byte[] NOTHING = {};

    private final Transactions layer;
    private final Shard shard;
    private final ServerKey key;
    private final Flow flow;
    private final Flow back;
    private final boolean invite;
    /// Let go once answered: what stays until the transaction's end is the reply's bytes.
    private @Nullable SipMessage request;
    private ServerMachine machine;
    private byte[] lastReply = NOTHING;
    private byte[] nextReply = NOTHING;
    /// What is kept in the reply's place.
    private byte[] number = NOTHING;
    private ServerUser user = ServerUser.NONE;

    ServerTransaction(Transactions layer, Shard shard, ServerKey key, SipMessage request, Flow flow) {
        this.layer = layer;
        this.shard = shard;
        this.key = key;
        this.request = request;
        this.flow = flow;
        back = Replies.back(request, flow);
        invite = request.method().equals("INVITE");
        machine = ServerMachine.start(request.method(), layer.timers(), flow.transport().reliable(), shard.wheel.now());
        shard.wheel.set(this, machine.nextTimer());
    }

    /// Who hears of the rest.
    public void user(ServerUser newUser) {
        user = newUser;
    }

    /// The request, until it has its final answer.
    public SipMessage request() {
        SipMessage known = request;
        if (known == null) {
            throw new IllegalStateException("the transaction is answered");
        }
        return known;
    }

    /// Whether a final answer was given.
    public boolean answered() {
        return request == null;
    }

    /// The way the request came.
    public Flow flow() {
        return flow;
    }

    /// A reply to the request, to be filled and given to [#reply(SipMessage)].
    public SipMessageBuilder prepare(int status) {
        return layer.replies().reply(request(), flow, status);
    }

    /// Answers with nothing but a status. Does nothing when a final answer was given.
    public void reply(int status) {
        if (!answered()) {
            reply(prepare(status).build());
        }
    }

    /// Answers.
    public void reply(SipMessage reply) {
        reply(reply.status(), reply.encode());
    }

    private void reply(int status, byte[] reply) {
        assert shard.loop.inEventLoop();
        nextReply = reply;
        take(machine.step(new ServerInput.Reply(status), shard.wheel.now()));
        nextReply = NOTHING;
        if (status >= 200) {
            request = null;
            user = ServerUser.NONE;
        }
    }

    /// Answers with what [RequestUser#again] can make anew from a copy of the request: of the answer itself nothing is kept but a
    /// number, where nothing is waited for. RFC 3261 section 8.2.7.
    public void replyUnkept(SipMessage reply, byte madeAnewBy) {
        number = new byte[] {madeAnewBy};
        reply(reply);
    }

    /// The same after so many milliseconds, unless a final answer was given by then. Of a request that needs no 100 meanwhile nothing is
    /// kept but the reply: a flood of them waits here.
    public void replyUnkeptAfter(long milliseconds, SipMessage reply, byte madeAnewBy) {
        number = new byte[] {madeAnewBy};
        int status = reply.status();
        byte[] bytes = reply.encode();
        if (!invite) {
            request = null;
            user = ServerUser.NONE;
        }
        after(milliseconds, () -> {
            if (!invite || !answered()) {
                reply(status, bytes);
            }
        });
    }

    /// The loop it lives on.
    public EventLoop loop() {
        return shard.loop;
    }

    /// Runs a task on the loop, at once where that is this one. Where it fails because of a defect, the request is answered
    /// with 400.
    public void run(Runnable task) {
        if (shard.loop.inEventLoop()) {
            guarded(task);
        } else {
            shard.loop.execute(() -> guarded(task));
        }
    }

    /// Runs a task on the loop after so many milliseconds.
    public void after(long milliseconds, Runnable task) {
        layer.after(shard, milliseconds, () -> guarded(task));
    }

    void guarded(Runnable task) {
        if (!shard.guarded(task)) {
            shard.guarded(() -> reply(400));
        }
    }

    /// The layer's handle for requests that must live on the same loop as this.
    public Requests requests() {
        return new Requests(layer, shard);
    }

    void again() {
        take(machine.step(new ServerInput.Request(), shard.wheel.now()));
    }

    /// Whether the ACK was meant for the transaction alone.
    boolean acknowledged() {
        Step<ServerMachine, ServerEffect> step = machine.step(new ServerInput.Ack(), shard.wheel.now());
        take(step);
        return !step.effects().contains(ServerEffect.PASS_ACK);
    }

    void cancelled() {
        if (!answered()) {
            user.cancelled();
        }
    }

    @Override
    void expired(long now) {
        take(machine.step(new ServerInput.Timer(), now));
    }

    @Override
    void forget() {
        take(machine.step(new ServerInput.Forget(), shard.wheel.now()));
    }

    private void take(Step<ServerMachine, ServerEffect> step) {
        machine = step.next();
        boolean over = false;
        for (ServerEffect effect : step.effects()) {
            switch (effect) {
                case SEND_REPLY -> send(nextReply);
                case REPEAT_REPLY -> send(lastReply);
                case SEND_TRYING -> send(layer.replies().reply(request(), flow, 100).build().encode());
                case END -> over = true;
                case PASS_ACK, REPORT_TIMEOUT, REPORT_FAILURE -> {}
            }
        }
        shard.wheel.set(this, step.nextTimer());
        if (over) {
            layer.forget(shard, key, this);
        } else {
            stand();
        }
    }

    /// Tells the layer how far it is.
    private void stand() {
        switch (machine) {
            case InviteServer call -> {
                switch (call.phase()) {
                    case COMPLETED, ACCEPTED -> layer.answered(shard, this, false);
                    case CONFIRMED -> layer.answered(shard, this, true);
                    case PROCEEDING, TERMINATED -> {}
                }
            }
            case NonInviteServer other -> {
                switch (other.phase()) {
                    case COMPLETED -> layer.replied(shard, key, this,
                            number.length == 0 ? lastReply : number, other.nextTimer());
                    case TRYING, PROCEEDING, TERMINATED -> {}
                }
            }
        }
    }

    private void send(byte[] reply) {
        lastReply = reply;
        back.send(reply, invite && flow.transport().reliable() ? this::failed : Transactions.IGNORED);
    }

    private void failed() {
        shard.run(() -> {
            if (!machine.terminated()) {
                take(machine.step(new ServerInput.TransportFailed(), shard.wheel.now()));
            }
        });
    }
}
