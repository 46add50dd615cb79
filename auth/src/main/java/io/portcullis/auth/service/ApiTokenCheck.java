package io.portcullis.auth.service;

import io.portcullis.auth.apitoken.ApiToken;
import io.portcullis.auth.decision.AdminRefusal;
import java.time.Instant;

/// What came of a token that was shown.
public sealed interface ApiTokenCheck {
    /// It opens what was asked for.
    record Allowed(ApiToken token) implements ApiTokenCheck {}

    /// It does not.
    record Refused(AdminRefusal reason) implements ApiTokenCheck {}

    /// It was not looked at: too many were wrong.
    record Wait(Instant until) implements ApiTokenCheck {}
}
