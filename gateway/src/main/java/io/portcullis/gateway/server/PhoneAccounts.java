package io.portcullis.gateway.server;

import io.netty.util.concurrent.EventExecutor;
import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.route.AccountDirectory;
import io.portcullis.gateway.route.AccountDirectory.Existence;
import io.portcullis.gateway.sip.proxy.KnownAccounts;
import java.util.Optional;
import java.util.function.Consumer;

/// The accounts as the SIP side asks for them.
record PhoneAccounts(AccountDirectory directory) implements KnownAccounts {
    @Override
    public void known(AccountName account, EventExecutor home, Consumer<Optional<Boolean>> then) {
        directory.cached(account).ifPresentOrElse(found -> then.accept(exists(found)),
                () -> directory.lookUp(account, found -> home.execute(() -> then.accept(exists(found)))));
    }

    private static Optional<Boolean> exists(Existence found) {
        return switch (found) {
            case EXISTS -> Optional.of(true);
            case MISSING -> Optional.of(false);
            case UNKNOWN -> Optional.empty();
        };
    }
}
