package io.portcullis.gateway.net;

/// A budget that fills at a steady rate up to a burst.
///
/// It has no lock: it belongs to one event loop, or to an owner that calls it under a lock of its own.
public final class TokenBucket {
    private static final double NANOS = 1e9;

    private final double perNano;
    private final double burst;
    private double tokens;
    private long last;

    /// A full one.
    ///
    /// @param perSecond what comes back in a second
    /// @param burst the most that it holds
    /// @param now a nanosecond clock's reading
    public TokenBucket(double perSecond, double burst, long now) {
        this.perNano = perSecond / NANOS;
        this.burst = burst;
        this.tokens = burst;
        this.last = now;
    }

    /// Takes an amount whether the bucket holds it or not, for what has arrived already.
    ///
    /// @param now a nanosecond clock's reading
    /// @return nanoseconds until the bucket holds something again, 0 when it does
    public long take(long amount, long now) {
        tokens = Math.min(burst, tokens + (now - last) * perNano) - amount;
        last = now;
        return tokens >= 0 ? 0 : (long) Math.ceil(-tokens / perNano);
    }

    /// Takes an amount if the bucket holds it all, nothing otherwise.
    ///
    /// @param now a nanosecond clock's reading
    public boolean tryTake(long amount, long now) {
        tokens = Math.min(burst, tokens + (now - last) * perNano);
        last = now;
        boolean taken = tokens >= amount;
        tokens -= taken ? amount : 0;
        return taken;
    }
}
