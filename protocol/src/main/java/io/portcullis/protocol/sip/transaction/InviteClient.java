package io.portcullis.protocol.sip.transaction;

import static io.portcullis.protocol.sip.transaction.ClientEffect.END;
import static io.portcullis.protocol.sip.transaction.ClientEffect.PASS_RESPONSE;
import static io.portcullis.protocol.sip.transaction.ClientEffect.REPORT_FAILURE;
import static io.portcullis.protocol.sip.transaction.ClientEffect.REPORT_TIMEOUT;
import static io.portcullis.protocol.sip.transaction.ClientEffect.SEND_ACK;
import static io.portcullis.protocol.sip.transaction.ClientEffect.SEND_REQUEST;
import static io.portcullis.protocol.sip.transaction.ClientMachine.go;
import static io.portcullis.protocol.sip.transaction.TransactionTimers.NEVER;

/// The client transaction of an INVITE. RFC 3261 figure 5 as changed by RFC 6026 figure 8.
///
/// @param resendAt timer A
/// @param interval what timer A last waited
/// @param endAt timer B while calling, D when completed, M when accepted
public record InviteClient(TransactionTimers timers, boolean reliable, Phase phase, long resendAt, long interval,
        long endAt) implements ClientMachine {
    /// The states of the figure.
    public enum Phase {
        CALLING, PROCEEDING, COMPLETED, ACCEPTED, TERMINATED
    }

    static Step<ClientMachine, ClientEffect> start(TransactionTimers timers, boolean reliable, long now) {
        long resendAt = reliable ? NEVER : now + timers.t1();
        return go(new InviteClient(timers, reliable, Phase.CALLING, resendAt, timers.t1(), now + timers.lifetime()),
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
        return switch (phase) {
            case CALLING, PROCEEDING -> status < 200
                    ? go(to(Phase.PROCEEDING, NEVER), PASS_RESPONSE)
                    : status < 300 ? go(to(Phase.ACCEPTED, now + timers.lifetime()), PASS_RESPONSE) : refused(now);
            case COMPLETED -> status >= 300 ? go(this, SEND_ACK) : go(this);
            case ACCEPTED -> status >= 200 && status < 300 ? go(this, PASS_RESPONSE) : go(this);
            case TERMINATED -> go(this);
        };
    }

    private Step<ClientMachine, ClientEffect> refused(long now) {
        return reliable
                ? go(to(Phase.TERMINATED, NEVER), SEND_ACK, PASS_RESPONSE, END)
                : go(to(Phase.COMPLETED, now + timers.timerD()), SEND_ACK, PASS_RESPONSE);
    }

    private Step<ClientMachine, ClientEffect> timer(long now) {
        if (now >= endAt) {
            InviteClient ended = to(Phase.TERMINATED, NEVER);
            return phase == Phase.CALLING ? go(ended, REPORT_TIMEOUT, END) : go(ended, END);
        }
        if (now >= resendAt) {
            return go(new InviteClient(timers, false, phase, now + 2 * interval, 2 * interval, endAt), SEND_REQUEST);
        }
        return go(this);
    }

    private Step<ClientMachine, ClientEffect> failed() {
        return switch (phase) {
            case CALLING, COMPLETED -> go(to(Phase.TERMINATED, NEVER), REPORT_FAILURE, END);
            case PROCEEDING, ACCEPTED, TERMINATED -> go(this);
        };
    }

    private InviteClient to(Phase next, long end) {
        return new InviteClient(timers, reliable, next, NEVER, interval, end);
    }
}
