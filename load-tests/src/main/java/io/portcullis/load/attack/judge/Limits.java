package io.portcullis.load.attack.judge;

/// What an attack may cost. Failures of others and stack traces in the log have the limit 0 in every attack.
///
/// @param growthBytes       growth of the server's resident memory over idle
/// @param writtenPerSecond  bytes a second that go to the disk
/// @param logBytes          growth of the log
/// @param pauseMillis       longest stop for garbage collection
/// @param quickMicros       99 of 100 chat messages and REGISTERs of others take no longer
/// @param handshakeMicros   99 of 100 sign-ins and page loads of others, which begin with a TLS handshake, take no longer
public record Limits(long growthBytes, long writtenPerSecond, long logBytes, double pauseMillis, long quickMicros,
        long handshakeMicros) {
    /// Latencies are allowed so many times as much in the short form, which finds a server that has hardly run, on a busy
    /// machine.
    static final int BRIEF_LATENCIES = 100;
    /// And pauses so many times as much.
    static final int BRIEF_PAUSES = 10;

    /// The limits of the short form: those of time are greater, for they depend on what else the machine does.
    public Limits brief() {
        return new Limits(growthBytes, writtenPerSecond, logBytes, pauseMillis * BRIEF_PAUSES,
                quickMicros * BRIEF_LATENCIES, handshakeMicros * BRIEF_LATENCIES);
    }

    /// The limit of a kind.
    public long micros(Kind kind) {
        return switch (kind) {
            case MESSAGE, REGISTER -> quickMicros;
            case SIGN_IN, PAGE -> handshakeMicros;
        };
    }
}
