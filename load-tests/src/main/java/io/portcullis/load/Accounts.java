package io.portcullis.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The accounts a load signs in with: lines of `name,password`, as `portcullis account generate` writes them.
public final class Accounts {
    private Accounts() {}

    /// One account; prints its name only.
    public record Login(String name, String password) {
        @Override
        public String toString() {
            return "Login[" + name + ", [REDACTED]]";
        }
    }

    /// Reads all lines of `file`; names the line that is malformed.
    public static List<Login> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return java.util.stream.IntStream.range(0, lines.size()).mapToObj(i -> login(lines.get(i), file, i + 1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the accounts", e);
        }
    }

    private static Login login(String line, Path file, int number) {
        int comma = line.indexOf(',');
        if (comma < 1 || comma == line.length() - 1) {
            throw new IllegalArgumentException(file + ":" + number + ": (expected: name,password)");
        }
        return new Login(line.substring(0, comma), line.substring(comma + 1));
    }
}
