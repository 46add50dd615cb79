package io.portcullis.auth.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where events are published, after commit, to all who must know, in the order they subscribed, on the publisher's
/// thread.
public final class AuthEvents {
    private static final Logger LOG = LoggerFactory.getLogger(AuthEvents.class);

    private final List<Consumer<? super AuthEvent>> subscribers = new CopyOnWriteArrayList<>();

    /// Adds a subscriber for all events from now on. It must not block for long.
    public void subscribe(Consumer<? super AuthEvent> subscriber) {
        subscribers.add(subscriber);
    }

    /// Tells every subscriber, also where one before it failed.
    public void publish(AuthEvent event) {
        for (Consumer<? super AuthEvent> subscriber : subscribers) {
            try {
                subscriber.accept(event);
            } catch (RuntimeException failed) {
                LOG.error("a subscriber failed on {} of {}", event.getClass().getSimpleName(), event.account(), failed);
            }
        }
    }
}
