package io.portcullis.protocol.sip.transaction;

import java.util.List;

/// A server transaction of either kind. RFC 3261 section 17.2.
public sealed interface ServerMachine permits InviteServer, NonInviteServer {
    /// The start of a transaction of `method`: its request has just been taken.
    static ServerMachine start(String method, TransactionTimers timers, boolean reliable, long now) {
        return method.equals("INVITE")
                ? InviteServer.start(timers, reliable, now)
                : NonInviteServer.start(timers, reliable, now);
    }

    /// `now` is in milliseconds of a clock that never goes back.
    Step<ServerMachine, ServerEffect> step(ServerInput input, long now);

    /// When a timer is wanted next, [TransactionTimers#NEVER] for none.
    long nextTimer();

    /// True once no input can have an effect any more.
    boolean terminated();

    /// `machine` with its effects.
    static Step<ServerMachine, ServerEffect> go(ServerMachine machine, ServerEffect... effects) {
        return new Step<>(machine, List.of(effects), machine.nextTimer());
    }
}
