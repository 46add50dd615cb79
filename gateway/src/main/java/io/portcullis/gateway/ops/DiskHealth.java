package io.portcullis.gateway.ops;

import io.portcullis.gateway.store.DiskSpace;
import java.util.Optional;

/// Whether the disk has room for messages.
public final class DiskHealth implements Health {
    private final DiskSpace disk;

    public DiskHealth(DiskSpace disk) {
        this.disk = disk;
    }

    @Override
    public Optional<String> problem() {
        return switch (disk.level()) {
            case PLENTY, LOW -> Optional.empty();
            case SCARCE -> Optional.of("messages are refused: the disk is nearly full");
        };
    }
}
