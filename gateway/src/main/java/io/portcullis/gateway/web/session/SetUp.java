package io.portcullis.gateway.web.session;

import io.portcullis.auth.secondstep.TotpEnrolment;
import io.portcullis.auth.secret.Secret;
import java.util.Optional;
import java.util.function.Supplier;

/// What its owner is about to set up, kept until it is confirmed: an authenticator app's secret and a recovery key. Any thread.
public final class SetUp {
    private Optional<Secret> recoveryKey = Optional.empty();
    private Optional<TotpEnrolment> app = Optional.empty();

    /// The authenticator app on its way; begun now where there is none.
    public synchronized TotpEnrolment app(Supplier<TotpEnrolment> begin) {
        TotpEnrolment enrolment = app.orElseGet(begin);
        app = Optional.of(enrolment);
        return enrolment;
    }

    /// It was added.
    public synchronized void appDone() {
        app = Optional.empty();
    }

    /// The recovery key on its way; made now where there is none.
    public synchronized Secret recoveryKey(Supplier<Secret> make) {
        Secret key = recoveryKey.orElseGet(make);
        recoveryKey = Optional.of(key);
        return key;
    }

    /// It was typed back.
    public synchronized void recoveryKeyDone() {
        recoveryKey.ifPresent(Secret::wipe);
        recoveryKey = Optional.empty();
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
