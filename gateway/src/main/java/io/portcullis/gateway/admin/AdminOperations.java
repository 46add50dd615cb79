package io.portcullis.gateway.admin;

import java.util.function.Consumer;

/// Does what an operator asks. Blocks.
public interface AdminOperations {
    /// Carries out one request; what it answers is handed out item by item, in order, on the caller's thread.
    ///
    /// @throws AdminException when it was not done
    void perform(AdminRequest request, Consumer<AdminItem> items);
}
