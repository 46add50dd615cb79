package io.portcullis.gateway.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The table of `gateway/docs/paths.md`: what each path may ask of a person at most.
final class PathRecord {
    private static final Path FILE = Path.of("docs", "paths.md");
    private static final String HEAD = "| path | at 390 px | at 1200 px |";

    private final Map<String, Map<PathScreen, Effort>> rows;

    private PathRecord(Map<String, Map<PathScreen, Effort>> rows) {
        this.rows = rows;
    }

    static PathRecord read() {
        try {
            return of(Files.readAllLines(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PathRecord of(List<String> lines) {
        Map<String, Map<PathScreen, Effort>> rows = new LinkedHashMap<>();
        lines.stream().dropWhile(line -> !line.startsWith(HEAD)).skip(2).takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split("\\|", -1)).forEach(cells -> rows.put(cells[1].strip(), efforts(cells)));
        return new PathRecord(rows);
    }

    private static Map<PathScreen, Effort> efforts(String[] cells) {
        return new EnumMap<>(Map.of(PathScreen.PHONE, Effort.parse(cells[2]),
                PathScreen.COMPUTER, Effort.parse(cells[3])));
    }

    List<String> titles() {
        return List.copyOf(rows.keySet());
    }

    /// One text for each number that is more than the record's, and for a path that has no row.
    List<String> longer(String title, Map<PathScreen, Effort> measured) {
        Map<PathScreen, Effort> recorded = rows.get(title);
        if (recorded == null) {
            return List.of(title + ": no row in " + FILE);
        }
        List<String> longer = new ArrayList<>();
        recorded.forEach((screen, most) -> of(measured, screen).longerThan(most)
                .forEach(column -> longer.add(title + ", " + screen.column + ", " + column)));
        return longer;
    }

    /// Whether every number is the record's.
    boolean says(String title, Map<PathScreen, Effort> measured) {
        return measured.equals(rows.get(title));
    }

    /// The start of the row to paste.
    static String row(String title, Map<PathScreen, Effort> measured) {
        StringBuilder row = new StringBuilder("| ").append(title).append(" | ");
        for (PathScreen screen : PathScreen.values()) {
            row.append(of(measured, screen).cell()).append(" | ");
        }
        return row.toString();
    }

    private static Effort of(Map<PathScreen, Effort> measured, PathScreen screen) {
        return Objects.requireNonNull(measured.get(screen), () -> "not measured " + screen.column);
    }
}
