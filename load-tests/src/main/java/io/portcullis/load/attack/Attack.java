package io.portcullis.load.attack;

import io.portcullis.load.attack.flood.BrokenInput;
import io.portcullis.load.attack.flood.Calm;
import io.portcullis.load.attack.flood.Flood;
import io.portcullis.load.attack.flood.FullMailbox;
import io.portcullis.load.attack.flood.MadeUpNames;
import io.portcullis.load.attack.flood.SilentConnections;
import io.portcullis.load.attack.flood.WritingStreams;
import io.portcullis.load.attack.flood.WrongPasswords;
import io.portcullis.load.attack.judge.Limits;
import java.util.Locale;

/// The attacks and what each may cost: the one table of limits.
enum Attack {
    // memory MB, disk kB/s, log kB, collection ms, message and REGISTER ms, sign-in and page ms
    CALM(new Calm(), limits(50, 1000, 64, 50, 50, 500)),
    ARGON2(new WrongPasswords(), limits(100, 1000, 64, 50, 50, 500)),
    DIGEST(new MadeUpNames(), limits(100, 1000, 64, 50, 50, 500)),
    MAILBOX(new FullMailbox(), limits(100, 8000, 64, 50, 50, 500)),
    DISK(new WritingStreams(), limits(100, 8000, 64, 50, 50, 500)),
    HALF_OPEN(new SilentConnections(), limits(100, 1000, 64, 50, 50, 500)),
    HANDSHAKES(new BrokenInput(), limits(100, 1000, 64, 50, 50, 500));

    private final Flood flood;
    private final Limits limits;

    Attack(Flood flood, Limits limits) {
        this.flood = flood;
        this.limits = limits;
    }

    /// The one of a name as [#toString] gives it.
    static Attack named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    Flood flood() {
        return flood;
    }

    Limits limits() {
        return limits;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Limits limits(long megabytes, long diskKilobytes, long logKilobytes, long pauseMillis,
            long quickMillis, long handshakeMillis) {
        return new Limits(megabytes * 1_000_000, diskKilobytes * 1000, logKilobytes * 1000, pauseMillis,
                quickMillis * 1000, handshakeMillis * 1000);
    }
}
