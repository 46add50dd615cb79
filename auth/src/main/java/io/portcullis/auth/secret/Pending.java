package io.portcullis.auth.secret;

import java.util.Arrays;
import java.util.Optional;

/// Stands where a body is still to come.
public final class Pending {
    private Pending() {}

    /// Never returns.
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public static <T> T body(Object... used) {
        return Optional.<T>empty().orElseThrow(() -> new IllegalStateException("not built: " + Arrays.toString(used)));
    }
}
