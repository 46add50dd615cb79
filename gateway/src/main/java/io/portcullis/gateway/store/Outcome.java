package io.portcullis.gateway.store;

/// What a read found.
public sealed interface Outcome<T> {
    record Answer<T>(T value) implements Outcome<T> {}

    record Failed<T>(StoreFailure reason) implements Outcome<T> {}
}
