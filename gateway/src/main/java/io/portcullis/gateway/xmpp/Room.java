package io.portcullis.gateway.xmpp;

import java.util.function.IntSupplier;

/// Whether a session takes more deliveries: any thread asks, the session's loop says how full it is.
///
/// Who asks and is turned away says so before it looks a second time, and the loop says that there is room before it looks who
/// was turned away: one of the two sees the other, so nobody waits for room that is there.
final class Room {
    private final int most;
    private final IntSupplier waiting;
    private volatile int held;
    private volatile boolean congested;
    private volatile boolean turnedAway;

    /// @param most deliveries that are held or wait
    /// @param waiting how many wait now; for any thread
    Room(int most, IntSupplier waiting) {
        this.most = most;
        this.waiting = waiting;
    }

    /// Any thread: whether one more is taken.
    ///
    /// @param lookAgain run when there is room again already: has the loop ask [#askedAgain]
    boolean takes(Runnable lookAgain) {
        if (!full()) {
            return true;
        }
        turnedAway = true;
        if (!full()) {
            lookAgain.run();
        }
        return false;
    }

    private boolean full() {
        return congested || held + waiting.getAsInt() >= most;
    }

    /// The loop: so many are held for an acknowledgement.
    void holds(int stanzas) {
        held = stanzas;
    }

    /// The loop: whether its connection takes no more for now.
    void congested(boolean value) {
        congested = value;
    }

    /// The loop: whether there is room, and somebody was turned away since the last time.
    boolean askedAgain() {
        boolean asked = turnedAway && !congested && held < most;
        if (asked) {
            turnedAway = false;
        }
        return asked;
    }
}
