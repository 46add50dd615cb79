package io.portcullis.gateway.sip.proxy;

import io.netty.util.concurrent.EventExecutor;
import io.portcullis.auth.account.AccountName;
import java.util.Optional;
import java.util.function.Consumer;

/// Which accounts exist.
@FunctionalInterface
public interface KnownAccounts {
    /// Tells on the executor `home`, at once where that is known, whether there is such an account; empty when that cannot be
    /// found out now.
    void known(AccountName account, EventExecutor home, Consumer<Optional<Boolean>> then);
}
