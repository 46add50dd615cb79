package io.portcullis.load.attack.cost;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that the server appends to, from its end at the time this is made.
final class GrowingFile {
    /// What is read of it at most; what is beyond is counted only.
    private static final int READ_LIMIT = 64 << 20;

    private final Path file;
    private final long start;

    GrowingFile(Path file) {
        this.file = file;
        this.start = size();
    }

    /// Bytes appended since.
    long growth() {
        return size() - start;
    }

    /// What was appended since, the first 64 MiB of it.
    String added() {
        byte[] bytes = new byte[(int) Math.min(growth(), READ_LIMIT)];
        try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
            reader.seek(start);
            reader.readFully(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
