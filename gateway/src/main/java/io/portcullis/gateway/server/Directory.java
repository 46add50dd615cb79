package io.portcullis.gateway.server;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.login.LoginService;
import io.portcullis.gateway.net.Offloader;
import io.portcullis.gateway.route.AccountDirectory;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which accounts there are: the login service's cache, else its store off the loops.
record Directory(LoginService logins, Offloader offloader) implements AccountDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(Directory.class);

    @Override
    public Optional<Existence> cached(AccountName account) {
        return logins.knownCached(account).map(Directory::existence);
    }

    @Override
    public void lookUp(AccountName account, Consumer<Existence> done) {
        if (!offloader.run(() -> done.accept(read(account)))) {
            done.accept(Existence.UNKNOWN);
        }
    }

    private Existence read(AccountName account) {
        try {
            return existence(logins.known(account));
        } catch (RuntimeException unreadable) {
            LOG.warn("the account store cannot be read", unreadable);
            return Existence.UNKNOWN;
        }
    }

    private static Existence existence(boolean known) {
        return known ? Existence.EXISTS : Existence.MISSING;
    }
}
