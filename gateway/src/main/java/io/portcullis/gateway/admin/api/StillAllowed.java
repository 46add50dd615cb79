package io.portcullis.gateway.admin.api;

import io.portcullis.gateway.admin.AdminItem;
import io.portcullis.gateway.admin.AdminOperations;
import io.portcullis.gateway.admin.AdminRequest;
import java.time.Duration;
import java.util.function.Consumer;

/// Operations that look at the caller's right again while they wait or answer at length: what a token has asked for is not
/// handed out more than half a second after it was revoked.
///
/// @param again throws where the caller may not any more
record StillAllowed(AdminOperations operations, Runnable again) implements AdminOperations {
    private static final long LOOK_AGAIN = Duration.ofMillis(500).toNanos();

    @Override
    public void perform(AdminRequest request, Consumer<AdminItem> items) {
        long[] looked = {System.nanoTime()};
        operations.perform(request, item -> {
            if (System.nanoTime() - looked[0] > LOOK_AGAIN) {
                again.run();
                looked[0] = System.nanoTime();
            }
            items.accept(item);
        });
    }
}
