package io.portcullis.auth.secondstep;

import io.portcullis.auth.secret.Secret;
import java.time.Instant;
import java.util.List;

/// What a person's authenticator app shows, for tests.
public final class AuthenticatorApp {
    private final TotpEnrolment enrolment;

    public AuthenticatorApp(TotpEnrolment enrolment) {
        this.enrolment = enrolment;
    }

    public TotpId id() {
        return enrolment.id();
    }

    public Secret code(Instant at) {
        return Secret.ofUtf8(enrolment.secret().code(TotpSecret.step(at)));
    }

    /// One that it does not show, at that instant or a step before.
    public Secret otherCode(Instant at) {
        return List.of("000000", "111111", "222222").stream().map(Secret::of)
                .filter(code -> enrolment.secret().match(code, at).isEmpty()).findFirst().orElseThrow();
    }
}
