package io.portcullis.gateway.sip.transaction;

/// A timer on a loop's wheel. Belongs to that loop.
public final class Timeout extends TimerWheel.Timer {
    private final TimerWheel wheel;
    private final Runnable task;

    Timeout(TimerWheel wheel, Runnable task) {
        this.wheel = wheel;
        this.task = task;
    }

    /// Sets it in place of what it was set to; `Long.MAX_VALUE` sets it to nothing.
    ///
    /// @param at by [Requests#now()]
    public void set(long at) {
        wheel.set(this, at);
    }

    @Override
    void expired(long now) {
        task.run();
    }
}
