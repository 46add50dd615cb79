package io.portcullis.gateway.web.session;

import io.portcullis.auth.apppassword.CreatedAppPassword;
import io.portcullis.auth.apppassword.CreatedSetUpLink;
import io.portcullis.auth.secret.Secret;
import io.portcullis.gateway.device.DeviceKind;
import java.util.List;

/// What its owner sees once: secrets that were just made.
public sealed interface Disclosure {
    /// Overwrites the secrets.
    void wipe();

    /// A device with its app password.
    record Password(DeviceKind kind, CreatedAppPassword made) implements Disclosure {
        @Override
        public void wipe() {
            made.password().wipe();
        }
    }

    /// A device that fetches its set-up by a link.
    record Link(DeviceKind kind, CreatedSetUpLink made) implements Disclosure {
        @Override
        public void wipe() {
            made.token().wipe();
        }
    }

    /// One-time codes.
    record Codes(List<Secret> made) implements Disclosure {
        public Codes {
            made = List.copyOf(made);
        }

        @Override
        public void wipe() {
            made.forEach(Secret::wipe);
        }
    }
}
