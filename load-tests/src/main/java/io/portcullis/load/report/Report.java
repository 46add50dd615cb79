package io.portcullis.load.report;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;

/// Results for people and for programs.
public final class Report {
    private static final String ROW = "%-12s %-28s %9s %6s %10s %12s %9s %9s %9s %12s %9s%n";

    private Report() {}

    /// A table with one line a result.
    public static void print(List<Result> results, PrintWriter out) {
        out.printf(ROW, "server", "load", "ops", "failed", "ops/s", "cpu us/op", "p50 us", "p99 us", "max us",
                "kB/session", "fresh MB");
        for (Result result : results) {
            out.printf(ROW, result.server(), result.load(), result.operations(), result.failures(),
                    number(OptionalDouble.of(result.operationsPerSecond()), 0),
                    number(result.cpuMicrosPerOperation(), 1), result.latency().p50(), result.latency().p99(),
                    result.latency().max(), number(scaled(result.bytesPerSession(), 1e3), 1),
                    number(scaled(result.residentBytes(), 1e6), 1));
        }
        out.flush();
    }

    /// A JSON array of the results.
    public static void write(List<Result> results, Path file) {
        JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), results);
    }

    private static OptionalDouble scaled(OptionalDouble bytes, double unit) {
        return bytes.isPresent() ? OptionalDouble.of(bytes.getAsDouble() / unit) : bytes;
    }

    private static String number(OptionalDouble value, int digits) {
        return value.isPresent() ? String.format(Locale.ROOT, "%." + digits + "f", value.getAsDouble()) : "-";
    }
}
