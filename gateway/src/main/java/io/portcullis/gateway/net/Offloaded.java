package io.portcullis.gateway.net;

import java.util.Optional;

/// How work that was taken off an event loop ended.
public sealed interface Offloaded<T> {
    /// What it returned; empty where it did not.
    default Optional<T> returned() {
        return this instanceof Done<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    /// It returned.
    record Done<T>(T value) implements Offloaded<T> {}

    /// It threw.
    record Failed<T>(RuntimeException cause) implements Offloaded<T> {}

    /// It did not run: too much work waits. The client is told to try again later.
    record Refused<T>() implements Offloaded<T> {}
}
