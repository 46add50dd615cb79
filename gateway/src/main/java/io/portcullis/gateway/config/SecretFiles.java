package io.portcullis.gateway.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/// What a file with a secret must be.
final class SecretFiles {
    private static final long MOST_BYTES = 65_536;

    private SecretFiles() {}

    static boolean readable(Path file) {
        try {
            return Files.isRegularFile(file) && Files.isReadable(file) && Files.size(file) > 0
                    && Files.size(file) <= MOST_BYTES
                    && !Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
