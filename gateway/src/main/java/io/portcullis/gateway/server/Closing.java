package io.portcullis.gateway.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is open, to be closed in the reverse order, all of it, whatever fails.
final class Closing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<Runnable> steps = new ArrayDeque<>();

    /// Adds a part that was just opened.
    void add(Runnable close) {
        steps.push(close);
    }

    @Override
    public void close() {
        while (!steps.isEmpty()) {
            try {
                steps.pop().run();
            } catch (RuntimeException failed) {
                LOG.warn("a part did not stop well", failed);
            }
        }
    }
}
