package io.portcullis.load.attack.judge;

import io.portcullis.load.attack.cost.Cost;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Whether an attack stayed within its limits.
///
/// @param broken each limit that was passed, with the value and the limit; empty where the server stood it
public record Verdict(List<String> broken) {
    /// Judges an attack.
    ///
    /// @param seen   what others saw, every kind
    /// @param wrongs what else went wrong for others, as the attack itself found out
    public static Verdict of(Limits limits, Cost cost, List<Seen> seen, List<String> wrongs) {
        List<String> broken = new ArrayList<>(wrongs);
        above(broken, "memory MB over idle", cost.growthBytes() / 1e6, limits.growthBytes() / 1e6);
        above(broken, "disk kB/s", cost.writtenPerSecond() / 1e3, limits.writtenPerSecond() / 1e3);
        above(broken, "log kB", cost.logBytes() / 1e3, limits.logBytes() / 1e3);
        above(broken, "stack traces in the log", cost.stackTraces(), 0);
        above(broken, "longest collection ms", cost.pauseMillis(), limits.pauseMillis());
        EnumSet<Kind> unseen = EnumSet.allOf(Kind.class);
        seen.forEach(kind -> unseen.remove(kind.kind()));
        if (!unseen.isEmpty()) {
            broken.add("others: " + unseen.stream().map(Kind::name).collect(Collectors.joining(", "))
                    + " were not seen");
        }
        for (Seen kind : seen) {
            String words = kind.kind().words();
            above(broken, words + " failures", (double) kind.failures(), 0);
            if (kind.operations() == 0) {
                broken.add(words + ": none succeeded");
            }
            above(broken, words + " p99 ms", kind.latency().p99() / 1e3, limits.micros(kind.kind()) / 1e3);
        }
        return new Verdict(List.copyOf(broken));
    }

    public boolean stood() {
        return broken.isEmpty();
    }

    private static void above(List<String> broken, String what, double value, double limit) {
        if (value > limit) {
            broken.add(String.format(Locale.ROOT, "%s %.1f (limit %.1f)", what, value, limit));
        }
    }
}
