package io.portcullis.load.scenario;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says each reason for a failed operation once; the counts are in the result.
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private Failures() {}

    static void report(@Nullable String reason) {
        String text = String.valueOf(reason);
        if (SAID.size() < 20 && SAID.add(text)) {
            LOG.warn("failed: {}", text);
        }
    }
}
