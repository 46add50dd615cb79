package io.portcullis.protocol.sip.transaction;

import static io.portcullis.protocol.sip.transaction.ServerEffect.END;
import static io.portcullis.protocol.sip.transaction.ServerEffect.PASS_ACK;
import static io.portcullis.protocol.sip.transaction.ServerEffect.REPEAT_REPLY;
import static io.portcullis.protocol.sip.transaction.ServerEffect.REPORT_FAILURE;
import static io.portcullis.protocol.sip.transaction.ServerEffect.REPORT_TIMEOUT;
import static io.portcullis.protocol.sip.transaction.ServerEffect.SEND_REPLY;
import static io.portcullis.protocol.sip.transaction.ServerEffect.SEND_TRYING;
import static io.portcullis.protocol.sip.transaction.ServerMachine.go;
import static io.portcullis.protocol.sip.transaction.TransactionTimers.NEVER;

/// The server transaction of an INVITE. RFC 3261 figure 7 as changed by RFC 6026 figure 7.
///
/// @param answered whether there is a last reply to repeat
/// @param repeatAt the 200 ms before a 100 of its own while proceeding, timer G when completed
/// @param interval what timer G last waited
/// @param endAt timer H when completed, I when confirmed, L when accepted
public record InviteServer(TransactionTimers timers, boolean reliable, Phase phase, boolean answered, long repeatAt,
        long interval, long endAt) implements ServerMachine {
    /// The states of the figure.
    public enum Phase {
        PROCEEDING, COMPLETED, CONFIRMED, ACCEPTED, TERMINATED
    }

    static InviteServer start(TransactionTimers timers, boolean reliable, long now) {
        return new InviteServer(timers, reliable, Phase.PROCEEDING, false, now + TransactionTimers.TRYING_AFTER,
                timers.t1(), NEVER);
    }

    @Override
    public Step<ServerMachine, ServerEffect> step(ServerInput input, long now) {
        return switch (input) {
            case ServerInput.Request() -> request();
            case ServerInput.Ack() -> ack(now);
            case ServerInput.Reply(int status) -> reply(status, now);
            case ServerInput.Timer() -> timer(now);
            case ServerInput.TransportFailed() -> failed();
            case ServerInput.Forget() -> forget();
        };
    }

    @Override
    public long nextTimer() {
        return Math.min(repeatAt, endAt);
    }

    @Override
    public boolean terminated() {
        return phase == Phase.TERMINATED;
    }

    private Step<ServerMachine, ServerEffect> request() {
        return switch (phase) {
            case PROCEEDING -> answered ? go(this, REPEAT_REPLY) : go(this);
            case COMPLETED -> go(this, REPEAT_REPLY);
            case CONFIRMED, ACCEPTED, TERMINATED -> go(this);
        };
    }

    private Step<ServerMachine, ServerEffect> ack(long now) {
        return switch (phase) {
            case COMPLETED -> reliable
                    ? go(to(Phase.TERMINATED, NEVER, NEVER), END)
                    : go(to(Phase.CONFIRMED, NEVER, now + timers.t4()));
            case ACCEPTED -> go(this, PASS_ACK);
            case PROCEEDING, CONFIRMED, TERMINATED -> go(this);
        };
    }

    private Step<ServerMachine, ServerEffect> reply(int status, long now) {
        return switch (phase) {
            case PROCEEDING -> status < 200
                    ? go(to(Phase.PROCEEDING, NEVER, NEVER), SEND_REPLY)
                    : status < 300
                            ? go(to(Phase.ACCEPTED, NEVER, now + timers.lifetime()), SEND_REPLY)
                            : go(to(Phase.COMPLETED, reliable ? NEVER : now + timers.t1(), now + timers.lifetime()),
                                    SEND_REPLY);
            case ACCEPTED -> status >= 200 && status < 300 ? go(this, SEND_REPLY) : go(this);
            case COMPLETED, CONFIRMED, TERMINATED -> go(this);
        };
    }

    private Step<ServerMachine, ServerEffect> timer(long now) {
        if (now >= endAt) {
            InviteServer ended = to(Phase.TERMINATED, NEVER, NEVER);
            return phase == Phase.COMPLETED ? go(ended, REPORT_TIMEOUT, END) : go(ended, END);
        }
        if (now < repeatAt) {
            return go(this);
        }
        if (phase == Phase.PROCEEDING) {
            return go(to(Phase.PROCEEDING, NEVER, NEVER), SEND_TRYING);
        }
        long next = timers.doubled(interval);
        return go(new InviteServer(timers, reliable, phase, true, now + next, next, endAt), REPEAT_REPLY);
    }

    private Step<ServerMachine, ServerEffect> failed() {
        return switch (phase) {
            case COMPLETED -> go(to(Phase.TERMINATED, NEVER, NEVER), REPORT_FAILURE, END);
            case PROCEEDING, ACCEPTED -> go(this, REPORT_FAILURE);
            case CONFIRMED, TERMINATED -> go(this);
        };
    }

    private Step<ServerMachine, ServerEffect> forget() {
        return switch (phase) {
            case COMPLETED, CONFIRMED, ACCEPTED -> go(to(Phase.TERMINATED, NEVER, NEVER), END);
            case PROCEEDING, TERMINATED -> go(this);
        };
    }

    private InviteServer to(Phase next, long repeat, long end) {
        return new InviteServer(timers, reliable, next, true, repeat, interval, end);
    }
}
