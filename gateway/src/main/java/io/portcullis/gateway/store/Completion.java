package io.portcullis.gateway.store;

/// Hears what became of a write.
@FunctionalInterface
public interface Completion {
    void done(WriteResult result);
}
