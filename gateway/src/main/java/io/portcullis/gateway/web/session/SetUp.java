package io.portcullis.gateway.web.session;

import io.portcullis.auth.passkey.PasskeyEnrolment;
import io.portcullis.auth.passkey.PasskeyRequest;
import io.portcullis.auth.secondstep.TotpEnrolment;
import io.portcullis.auth.secret.KeyGroups;
import io.portcullis.auth.secret.Secret;
import java.util.Optional;
import java.util.function.Supplier;

/// What its owner is about to set up, kept until it is confirmed: an authenticator app's secret, a recovery key,
/// and what a passkey has yet to answer. Any thread.
public final class SetUp {
    private Optional<Secret> recoveryKey = Optional.empty();
    private Optional<KeyGroups> keyGroups = Optional.empty();
    private Optional<TotpEnrolment> app = Optional.empty();
    private Optional<PasskeyEnrolment> passkey = Optional.empty();
    private Optional<PasskeyRequest> asked = Optional.empty();

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

    /// A copy of the recovery key on its way, which the caller wipes; empty where there is none.
    public synchronized Optional<Secret> recoveryKey() {
        return recoveryKey.map(Secret::copy);
    }

    /// Which groups of the key on its way are asked for, chosen once; empty where there is none.
    public synchronized Optional<KeyGroups> keyGroups(Supplier<KeyGroups> choose) {
        if (recoveryKey.isPresent() && keyGroups.isEmpty()) {
            keyGroups = Optional.of(choose.get());
        }
        return keyGroups;
    }

    /// It was proved, or counts no more.
    public synchronized void recoveryKeyDone() {
        keyGroups = Optional.empty();
        recoveryKey.ifPresent(Secret::wipe);
        recoveryKey = Optional.empty();
    }

    /// A passkey on its way, in place of one that was before.
    public synchronized PasskeyEnrolment passkey(PasskeyEnrolment begun) {
        passkey = Optional.of(begun);
        return begun;
    }

    /// The passkey on its way, for the one answer to it.
    public synchronized Optional<PasskeyEnrolment> takePasskey() {
        Optional<PasskeyEnrolment> taken = passkey;
        passkey = Optional.empty();
        return taken;
    }

    /// What a passkey is to answer from now on, and nothing else.
    public synchronized PasskeyRequest asked(PasskeyRequest request) {
        asked = Optional.of(request);
        return request;
    }

    /// What a passkey was to answer, for the one answer to it.
    public synchronized Optional<PasskeyRequest> takeAsked() {
        Optional<PasskeyRequest> taken = asked;
        asked = Optional.empty();
        return taken;
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
