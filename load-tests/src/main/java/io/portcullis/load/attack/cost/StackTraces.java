package io.portcullis.load.attack.cost;

import java.util.regex.Pattern;

/// Finds stack traces in a log of text or of JSON.
final class StackTraces {
    /// The end of a line; in JSON it is escaped.
    private static final Pattern END = Pattern.compile("(?:\\\\r|\\r)?(?:\\\\n|\\n)");
    private static final Pattern FRAME = Pattern.compile("(?:\\s|\\\\t)*at [\\w.$/@]+\\(.*");

    private StackTraces() {}

    /// How many there are; a cause counts as one of its own.
    static int count(String log) {
        int traces = 0;
        boolean within = false;
        for (String line : END.split(log, -1)) {
            boolean frame = FRAME.matcher(line).matches();
            traces += frame && !within ? 1 : 0;
            within = frame;
        }
        return traces;
    }
}
