package io.portcullis.protocol.sip.transaction;

import static io.portcullis.protocol.sip.transaction.ClientEffect.END;
import static io.portcullis.protocol.sip.transaction.ClientEffect.PASS_RESPONSE;
import static io.portcullis.protocol.sip.transaction.ClientEffect.REPORT_FAILURE;
import static io.portcullis.protocol.sip.transaction.ClientEffect.REPORT_TIMEOUT;
import static io.portcullis.protocol.sip.transaction.ClientEffect.SEND_REQUEST;
import static io.portcullis.protocol.sip.transaction.ClientMachine.go;
import static io.portcullis.protocol.sip.transaction.TransactionTimers.NEVER;

/// The client transaction of any other request. RFC 3261 figure 6.
///
/// @param resendAt timer E
/// @param interval what timer E last waited
/// @param endAt timer F until the answer, K afterwards
public record NonInviteClient(TransactionTimers timers, boolean reliable, Phase phase, long resendAt, long interval,
        long endAt) implements ClientMachine {
    /// The states of the figure.
    public enum Phase {
        TRYING, PROCEEDING, COMPLETED, TERMINATED
    }

    static Step<ClientMachine, ClientEffect> start(TransactionTimers timers, boolean reliable, long now) {
        long resendAt = reliable ? NEVER : now + timers.t1();
        return go(new NonInviteClient(timers, reliable, Phase.TRYING, resendAt, timers.t1(), now + timers.lifetime()),
                SEND_REQUEST);
    }

    @Override
    public Step<ClientMachine, ClientEffect> step(ClientInput input, long now) {
        return switch (input) {
            case ClientInput.Response(int status) -> response(status, now);
            case ClientInput.Timer() -> timer(now);
            case ClientInput.TransportFailed() -> failed();
        };
    }

    @Override
    public long nextTimer() {
        return Math.min(resendAt, endAt);
    }

    @Override
    public boolean terminated() {
        return phase == Phase.TERMINATED;
    }

    private Step<ClientMachine, ClientEffect> response(int status, long now) {
        if (phase == Phase.COMPLETED || phase == Phase.TERMINATED) {
            return go(this);
        }
        if (status < 200) {
            return go(new NonInviteClient(timers, reliable, Phase.PROCEEDING, resendAt, interval, endAt),
                    PASS_RESPONSE);
        }
        return reliable
                ? go(to(Phase.TERMINATED, NEVER), PASS_RESPONSE, END)
                : go(to(Phase.COMPLETED, now + timers.t4()), PASS_RESPONSE);
    }

    private Step<ClientMachine, ClientEffect> timer(long now) {
        if (now >= endAt) {
            NonInviteClient ended = to(Phase.TERMINATED, NEVER);
            return phase == Phase.COMPLETED ? go(ended, END) : go(ended, REPORT_TIMEOUT, END);
        }
        if (now >= resendAt) {
            long next = phase == Phase.PROCEEDING ? timers.t2() : timers.doubled(interval);
            return go(new NonInviteClient(timers, false, phase, now + next, next, endAt), SEND_REQUEST);
        }
        return go(this);
    }

    private Step<ClientMachine, ClientEffect> failed() {
        return switch (phase) {
            case TRYING, PROCEEDING -> go(to(Phase.TERMINATED, NEVER), REPORT_FAILURE, END);
            case COMPLETED, TERMINATED -> go(this);
        };
    }

    private NonInviteClient to(Phase next, long end) {
        return new NonInviteClient(timers, reliable, next, NEVER, interval, end);
    }
}
