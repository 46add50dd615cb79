package io.portcullis.gateway.sip.signin;

import io.portcullis.gateway.sip.session.Opener;
import java.time.Instant;

/// What came of an answer.
public sealed interface PhoneLogin {
    /// In.
    record Accepted(Opener opener) implements PhoneLogin {}

    /// Out.
    ///
    /// @param notBefore when the phone may hear of it
    record Refused(Instant notBefore) implements PhoneLogin {}
}
