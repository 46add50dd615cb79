package io.portcullis.gateway.xmpp;

import java.util.concurrent.atomic.AtomicInteger;

/// Whether a session takes more deliveries: any thread asks, the session's loop says how full it is.
///
/// A delivery that was taken counts until the loop has said what is held with it. Who is turned away says so before it looks a
/// second time, and the loop says that there is room before it looks who was turned away: one of the two sees the other, so
/// nobody waits for room that is there.
final class Room {
    private final int most;
    /// Taken, and not yet among those held.
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile int held;
    private volatile boolean congested;
    private volatile boolean turnedAway;

    /// @param most deliveries that are held or under way
    Room(int most) {
        this.most = most;
    }

    /// Any thread: whether one more is taken, which then counts until [#arrived].
    ///
    /// @param lookAgain run when there is room again already: has the loop ask [#askedAgain]
    boolean take(Runnable lookAgain) {
        if (taken()) {
            return true;
        }
        turnedAway = true;
        if (!congested && held + underWay.get() < most) {
            lookAgain.run();
        }
        return false;
    }

    /// Reads what is under way first, as the loop raises what is held first: a delivery that moves from one to the other is then
    /// seen twice at worst, and never in neither.
    private boolean taken() {
        if (congested) {
            return false;
        }
        if (underWay.incrementAndGet() + held <= most) {
            return true;
        }
        underWay.decrementAndGet();
        return false;
    }

    /// The loop: so many are held for an acknowledgement.
    void holds(int stanzas) {
        held = stanzas;
    }

    /// The loop, after [#holds]: so many that were taken are under way no more.
    void arrived(int deliveries) {
        underWay.addAndGet(-deliveries);
    }

    /// The loop: whether its connection takes no more for now.
    void congested(boolean value) {
        congested = value;
    }

    /// The loop: whether there is room, and somebody was turned away since the last time.
    boolean askedAgain() {
        boolean asked = turnedAway && !congested && held + underWay.get() < most;
        if (asked) {
            turnedAway = false;
        }
        return asked;
    }
}
