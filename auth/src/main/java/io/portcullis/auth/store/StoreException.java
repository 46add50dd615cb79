package io.portcullis.auth.store;

import org.jspecify.annotations.Nullable;

/// The database did not do what was asked: nothing of the transaction was kept. The message names the work and never
/// a value that was bound.
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
