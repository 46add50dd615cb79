package io.portcullis.gateway.store;

import java.util.function.Supplier;

/// A disk as full as a test says.
public final class TestDisk {
    private static final long MARK = 1_000;

    private TestDisk() {}

    /// Has that level from now on, and another at the next look.
    public static DiskSpace at(Supplier<DiskSpace.Level> level) {
        DiskSpace disk = new DiskSpace(() -> switch (level.get()) {
            case PLENTY -> 2 * MARK;
            case LOW -> MARK - 1;
            case SCARCE -> 0;
        }, MARK);
        disk.look();
        return disk;
    }
}
