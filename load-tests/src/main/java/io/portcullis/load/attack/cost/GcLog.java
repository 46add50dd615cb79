package io.portcullis.load.attack.cost;

import java.util.regex.Pattern;

/// Reads what the JVM writes with `-Xlog:gc`.
final class GcLog {
    private static final Pattern PAUSE = Pattern.compile("\\] GC\\(\\d+\\) Pause .* (\\d+\\.\\d+)ms\\s*$",
            Pattern.MULTILINE);

    private GcLog() {}

    /// The longest pause in milliseconds; 0 where there is none.
    static double longestPause(String log) {
        return PAUSE.matcher(log).results().mapToDouble(pause -> Double.parseDouble(pause.group(1))).max().orElse(0);
    }
}
