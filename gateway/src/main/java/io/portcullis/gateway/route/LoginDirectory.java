package io.portcullis.gateway.route;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.login.LoginService;
import io.portcullis.gateway.net.Offloader;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The accounts that the login service knows.
public final class LoginDirectory implements AccountDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(LoginDirectory.class);

    private final LoginService logins;
    private final Offloader offloader;

    public LoginDirectory(LoginService logins, Offloader offloader) {
        this.logins = logins;
        this.offloader = offloader;
    }

    @Override
    public Optional<Existence> cached(AccountName account) {
        return logins.knownCached(account).map(LoginDirectory::existence);
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
