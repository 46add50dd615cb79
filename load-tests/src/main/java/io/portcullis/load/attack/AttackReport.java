package io.portcullis.load.attack;

import io.portcullis.load.attack.cost.Cost;
import io.portcullis.load.attack.judge.Limits;
import io.portcullis.load.attack.judge.Seen;
import java.io.PrintWriter;
import java.util.Locale;

/// Outcomes for people.
final class AttackReport {
    private AttackReport() {}

    /// One attack: its cost, what others saw, and the verdict on a line of its own.
    static void print(AttackRun.Outcome outcome, PrintWriter out) {
        Cost cost = outcome.cost();
        Limits limits = outcome.limits();
        out.printf(Locale.ROOT, "== %s, %.1f s%n", outcome.attack(), cost.seconds());
        outcome.findings().facts().forEach(fact -> out.printf("   %s%n", fact));
        out.printf(Locale.ROOT,
                "   server: CPU %.1f s; memory %.0f MB when ready, %.0f idle, +%.0f at the peak (limit %.0f)%n",
                cost.cpuSeconds(), mega(outcome.readyBytes()), mega(cost.idleBytes()), mega(cost.growthBytes()),
                mega(limits.growthBytes()));
        out.printf(Locale.ROOT,
                "   disk %.1f MB, %.0f kB/s (limit %.0f); log %.1f kB (limit %.0f), %d stack traces (limit 0)%n",
                mega(cost.writtenBytes()), cost.writtenPerSecond() / 1e3, limits.writtenPerSecond() / 1e3,
                cost.logBytes() / 1e3, limits.logBytes() / 1e3, cost.stackTraces());
        out.printf(Locale.ROOT, "   longest collection %.1f ms (limit %.0f)%n", cost.pauseMillis(),
                limits.pauseMillis());
        out.printf("   %-14s %8s %7s %9s %9s %9s %11s%n", "others", "done", "failed", "p50 ms", "p99 ms", "max ms",
                "p99 limit");
        outcome.seen().forEach(seen -> print(seen, limits, out));
        out.printf("   verdict: %s%n", outcome.verdict().stood() ? "stood" : "FAILED");
        outcome.verdict().broken().forEach(broken -> out.printf("     %s%n", broken));
        out.flush();
    }

    private static void print(Seen seen, Limits limits, PrintWriter out) {
        out.printf(Locale.ROOT, "   %-14s %8d %7d %9.1f %9.1f %9.1f %11.0f%s%n", seen.kind().words(), seen.operations(),
                seen.failures(), seen.latency().p50() / 1e3, seen.latency().p99() / 1e3, seen.latency().max() / 1e3,
                limits.micros(seen.kind()) / 1e3, seen.reasons().isEmpty() ? "" : "   " + seen.reasons());
    }

    private static double mega(long bytes) {
        return bytes / 1e6;
    }
}
