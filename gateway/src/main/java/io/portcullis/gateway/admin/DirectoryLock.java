package io.portcullis.gateway.admin;

import io.portcullis.gateway.config.DataDirectory;
import io.portcullis.gateway.config.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.util.Optional;

/// Keeps a data directory to one process: a running server, or a command that opened the stores itself. The system
/// lets it go when the process ends, however it ends.
public final class DirectoryLock implements AutoCloseable {
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Empty when another process has it.
    ///
    /// @throws UncheckedIOException when the directory cannot be written
    public static Optional<DirectoryLock> take(DataDirectory data) {
        try {
            FileChannel channel = PrivateFiles.openOrCreate(data.lock());
            if (locked(channel)) {
                return Optional.of(new DirectoryLock(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
