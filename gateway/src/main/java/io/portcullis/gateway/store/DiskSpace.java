package io.portcullis.gateway.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How much room the disk of the data directory has. What else stands on it (accounts, their audit log, last uses) must still be
/// written when messages no longer are. Safe for all threads; [#look] blocks for a system call.
public final class DiskSpace {
    private static final Logger LOG = LoggerFactory.getLogger(DiskSpace.class);
    /// A level ends only when this part of its mark is free above it.
    private static final int SLACK_PART = 20;

    /// From which level on something is refused.
    public enum Level {
        PLENTY,
        /// Below the mark: messages of strangers are refused.
        LOW,
        /// Below half of the mark: all messages are refused.
        SCARCE
    }

    /// Reads how many bytes are free.
    @FunctionalInterface
    interface Probe {
        long freeBytes() throws IOException;
    }

    private final Probe probe;
    private final long mark;
    private volatile long free = Long.MAX_VALUE;
    private volatile long reusable;
    private volatile Level level = Level.PLENTY;

    DiskSpace(Probe probe, long mark) {
        this.probe = probe;
        this.mark = mark;
    }

    /// Looks at the disk of a directory at once.
    ///
    /// @param mark bytes; 0 when nothing is ever refused
    public static DiskSpace of(Path directory, long mark) {
        DiskSpace space = new DiskSpace(() -> Files.getFileStore(directory).getUsableSpace(), mark);
        space.look();
        return space;
    }

    /// Of a disk that nobody watches: the database's own, elsewhere.
    public static DiskSpace unwatched() {
        return new DiskSpace(() -> Long.MAX_VALUE, 0);
    }

    /// Looks again. A disk that cannot be asked counts as full.
    public void look() {
        try {
            free = probe.freeBytes();
        } catch (IOException unreadable) {
            if (free != 0) {
                LOG.error("the free space of the data directory cannot be read", unreadable);
            }
            free = 0;
        }
        Level next = next();
        if (next != level) {
            level = next;
            LOG.warn("{} bytes are free on the disk of the data directory: {}", free, words(next));
        }
    }

    private Level next() {
        if (mark == 0) {
            return Level.PLENTY;
        }
        long room = free + Math.min(reusable, free);
        if (room < half() + (level == Level.SCARCE ? half() / SLACK_PART : 0)) {
            return Level.SCARCE;
        }
        boolean low = room < mark + (level == Level.PLENTY ? 0 : mark / SLACK_PART);
        return low ? Level.LOW : Level.PLENTY;
    }

    private long half() {
        return mark / 2;
    }

    private static String words(Level level) {
        return switch (level) {
            case PLENTY -> "messages are taken again";
            case LOW -> "messages of strangers are refused";
            case SCARCE -> "all messages are refused";
        };
    }

    /// Bytes within the database's file that hold nothing any more: they count for as much as is free beside them, because the log
    /// and the accounts need new room.
    public void reusable(long bytes) {
        reusable = bytes;
    }

    public Level level() {
        return level;
    }

    /// Bytes that are free, at the last look.
    public long free() {
        return free;
    }
}
