package io.portcullis.gateway.route;

import io.portcullis.auth.account.AccountName;
import java.util.Optional;
import java.util.function.Consumer;

/// Which accounts there are.
public interface AccountDirectory {
    /// Whether an account exists.
    enum Existence {
        EXISTS, MISSING,
        /// Nobody can tell now.
        UNKNOWN
    }

    /// What is known at once; never blocks.
    Optional<Existence> cached(AccountName account);

    /// Finds out; never blocks. `done` is called once, on any thread.
    void lookUp(AccountName account, Consumer<Existence> done);
}
