package io.portcullis.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.store.DiskSpace.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DiskSpaceTest {
    private final AtomicLong free = new AtomicLong(10_000);
    private final DiskSpace disk = new DiskSpace(free::get, 1_000);

    @Test
    void level_lessAndLessFree_strangersThenAll() {
        assertThat(at(1_000)).isEqualTo(Level.PLENTY);
        assertThat(at(999)).isEqualTo(Level.LOW);
        assertThat(at(500)).isEqualTo(Level.LOW);
        assertThat(at(499)).isEqualTo(Level.SCARCE);
        assertThat(disk.free()).isEqualTo(499);
    }

    @Test
    void level_comesBackALittleAboveItsMark() {
        at(400);
        assertThat(at(510)).isEqualTo(Level.SCARCE);
        assertThat(at(530)).isEqualTo(Level.LOW);
        assertThat(at(1_010)).isEqualTo(Level.LOW);
        assertThat(at(1_060)).isEqualTo(Level.PLENTY);
    }

    @Test
    void reusable_countsAsMuchAsIsFreeBeside() {
        disk.reusable(5_000);
        assertThat(at(600)).isEqualTo(Level.PLENTY);
        assertThat(at(300)).isEqualTo(Level.LOW);
        assertThat(at(200)).isEqualTo(Level.SCARCE);
    }

    @Test
    void look_unreadable_countsAsFull() {
        DiskSpace broken = new DiskSpace(() -> {
            throw new IOException("gone");
        }, 1_000);
        broken.look();
        assertThat(broken.level()).isEqualTo(Level.SCARCE);
    }

    @Test
    void of_directory_seesItsDisk() {
        assertThat(DiskSpace.of(Path.of("."), Long.MAX_VALUE / 4).level()).isEqualTo(Level.SCARCE);
        assertThat(DiskSpace.of(Path.of("."), 0).level()).isEqualTo(Level.PLENTY);
    }

    private Level at(long bytes) {
        free.set(bytes);
        disk.look();
        return disk.level();
    }
}
