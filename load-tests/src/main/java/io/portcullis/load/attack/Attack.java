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

/// The attacks and what each may cost: the one table of limits is [#limits].
enum Attack {
    CALM, ARGON2, DIGEST, MAILBOX, DISK, HALF_OPEN, HANDSHAKES;

    Limits limits() {
        return switch (this) {
            // memory MB, disk kB/s, log kB, collection ms, message and REGISTER ms, sign-in and page ms
            case CALM -> limits(50, 1000, 64, 50, 50, 500);
            case ARGON2, DIGEST, HANDSHAKES -> limits(100, 1000, 64, 50, 50, 500);
            // 60,000 connections that live for three seconds outlast the young generation, and are collected late
            case HALF_OPEN -> limits(200, 1000, 64, 50, 50, 500);
            case MAILBOX, DISK -> limits(100, 8000, 64, 50, 50, 500);
        };
    }

    Flood flood() {
        return switch (this) {
            case CALM -> new Calm();
            case ARGON2 -> new WrongPasswords();
            case DIGEST -> new MadeUpNames();
            case MAILBOX -> new FullMailbox();
            case DISK -> new WritingStreams();
            case HALF_OPEN -> new SilentConnections();
            case HANDSHAKES -> new BrokenInput();
        };
    }

    /// The one of a name as [#toString] gives it.
    static Attack named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
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
