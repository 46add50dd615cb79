package io.portcullis.protocol.sip.transaction;

import java.util.List;

/// A client transaction of either kind. RFC 3261 section 17.1.
public sealed interface ClientMachine permits InviteClient, NonInviteClient {
    /// The start of a transaction of `method`; its first effect is to send the request.
    static Step<ClientMachine, ClientEffect> start(String method, TransactionTimers timers, boolean reliable,
            long now) {
        return method.equals("INVITE")
                ? InviteClient.start(timers, reliable, now)
                : NonInviteClient.start(timers, reliable, now);
    }

    /// `now` is in milliseconds of a clock that never goes back.
    Step<ClientMachine, ClientEffect> step(ClientInput input, long now);

    /// When a timer is wanted next, [TransactionTimers#NEVER] for none.
    long nextTimer();

    /// True once no input can have an effect any more.
    boolean terminated();

    /// `machine` with its effects.
    static Step<ClientMachine, ClientEffect> go(ClientMachine machine, ClientEffect... effects) {
        return new Step<>(machine, List.of(effects), machine.nextTimer());
    }
}
