package io.portcullis.protocol.sip.transaction;

import static io.portcullis.protocol.sip.transaction.ServerEffect.END;
import static io.portcullis.protocol.sip.transaction.ServerEffect.REPEAT_REPLY;
import static io.portcullis.protocol.sip.transaction.ServerEffect.REPORT_FAILURE;
import static io.portcullis.protocol.sip.transaction.ServerEffect.REPORT_TIMEOUT;
import static io.portcullis.protocol.sip.transaction.ServerEffect.SEND_REPLY;
import static io.portcullis.protocol.sip.transaction.ServerEffect.SEND_TRYING;
import static io.portcullis.protocol.sip.transaction.ServerMachine.go;
import static io.portcullis.protocol.sip.transaction.TransactionTimers.NEVER;

/// The server transaction of any other request. RFC 3261 figure 8 with RFC 4320: a 100 of its own only once the client has
/// slowed down, no other provisional reply, and no reply at all, 408 in particular, when it is too late for the client.
///
/// @param tryingAt when a 100 is due, RFC 4320 section 4.1
/// @param endAt the client's timer F until answered, timer J afterwards
public record NonInviteServer(TransactionTimers timers, boolean reliable, Phase phase, long tryingAt,
        long endAt) implements ServerMachine {
    /// The states of the figure.
    public enum Phase {
        TRYING, PROCEEDING, COMPLETED, TERMINATED
    }

    static NonInviteServer start(TransactionTimers timers, boolean reliable, long now) {
        return new NonInviteServer(timers, reliable, Phase.TRYING, now + timers.lateTrying(),
                now + timers.lifetime());
    }

    @Override
    public Step<ServerMachine, ServerEffect> step(ServerInput input, long now) {
        return switch (input) {
            case ServerInput.Request() -> request();
            case ServerInput.Ack() -> go(this);
            case ServerInput.Reply(int status) -> reply(status, now);
            case ServerInput.Timer() -> timer(now);
            case ServerInput.TransportFailed() -> failed();
            case ServerInput.Forget() -> phase == Phase.COMPLETED ? go(to(Phase.TERMINATED, NEVER), END) : go(this);
        };
    }

    @Override
    public long nextTimer() {
        return Math.min(tryingAt, endAt);
    }

    @Override
    public boolean terminated() {
        return phase == Phase.TERMINATED;
    }

    private Step<ServerMachine, ServerEffect> request() {
        return switch (phase) {
            case PROCEEDING, COMPLETED -> go(this, REPEAT_REPLY);
            case TRYING, TERMINATED -> go(this);
        };
    }

    private Step<ServerMachine, ServerEffect> reply(int status, long now) {
        if (phase == Phase.COMPLETED || phase == Phase.TERMINATED) {
            return go(this);
        }
        if (status < 200) {
            return status == 100 && (reliable || now >= tryingAt)
                    ? go(new NonInviteServer(timers, reliable, Phase.PROCEEDING, NEVER, endAt), SEND_REPLY)
                    : go(this);
        }
        if (status == 408) {
            return go(to(Phase.TERMINATED, NEVER), END);
        }
        return reliable
                ? go(to(Phase.TERMINATED, NEVER), SEND_REPLY, END)
                : go(to(Phase.COMPLETED, now + timers.lifetime()), SEND_REPLY);
    }

    private Step<ServerMachine, ServerEffect> timer(long now) {
        if (now >= endAt) {
            NonInviteServer ended = to(Phase.TERMINATED, NEVER);
            return phase == Phase.COMPLETED ? go(ended, END) : go(ended, REPORT_TIMEOUT, END);
        }
        return now >= tryingAt
                ? go(new NonInviteServer(timers, reliable, Phase.PROCEEDING, NEVER, endAt), SEND_TRYING)
                : go(this);
    }

    private Step<ServerMachine, ServerEffect> failed() {
        return phase == Phase.TERMINATED ? go(this) : go(to(Phase.TERMINATED, NEVER), REPORT_FAILURE, END);
    }

    private NonInviteServer to(Phase next, long end) {
        return new NonInviteServer(timers, reliable, next, NEVER, end);
    }
}
