package io.portcullis.gateway.sip.signin;

import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.event.AuthEvents;
import java.util.function.BooleanSupplier;

/// Whether any account of the server has an app password for a phone that knows MD5 only. MD5 is then offered alike to every
/// name, so that a challenge tells nothing of the account it names and needs no look-up. Any thread.
public final class OlderPhones {
    private final BooleanSupplier stored;
    private volatile boolean any;

    private OlderPhones(BooleanSupplier stored) {
        this.stored = stored;
        lookAgain();
    }

    /// Asks the store now, and again when app passwords come or go. Blocks; throws where the store cannot be read.
    public static OlderPhones watching(BooleanSupplier stored, AuthEvents events) {
        OlderPhones phones = new OlderPhones(stored);
        events.subscribe(phones::heard);
        return phones;
    }

    private void heard(AuthEvent event) {
        boolean concerns = event instanceof AuthEvent.AppPasswordCreated
                || event instanceof AuthEvent.AppPasswordRevoked || event instanceof AuthEvent.AppPasswordExpired
                || event instanceof AuthEvent.AccountRemoved;
        if (concerns) {
            lookAgain();
        }
    }

    /// Asks the store, for changes that no event told of. Blocks; throws where the store cannot be read.
    public void lookAgain() {
        any = stored.getAsBoolean();
    }

    boolean any() {
        return any;
    }
}
