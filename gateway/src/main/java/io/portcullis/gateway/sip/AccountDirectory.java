package io.portcullis.gateway.sip;

import io.netty.util.concurrent.EventExecutor;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.login.LoginService;
import io.portcullis.gateway.net.Offloaded;
import io.portcullis.gateway.net.Offloader;
import io.portcullis.gateway.sip.proxy.KnownAccounts;
import java.util.Optional;
import java.util.function.Consumer;

/// Which accounts exist, by the login service's cache or its store.
public record AccountDirectory(LoginService logins, Offloader offloader) implements KnownAccounts {
    @Override
    public void known(AccountName account, EventExecutor home, Consumer<Optional<Boolean>> then) {
        Optional<Boolean> cached = logins.knownCached(account);
        if (cached.isPresent()) {
            then.accept(cached);
            return;
        }
        offloader.<Boolean>call(() -> logins.known(account), home, found -> then.accept(switch (found) {
            case Offloaded.Done<Boolean>(Boolean known) -> Optional.of(known);
            case Offloaded.Failed<Boolean> _,Offloaded.Refused<Boolean> _ -> Optional.empty();
        }));
    }
}
