package io.portcullis.auth.secondstep;

import io.portcullis.auth.apppassword.AppPasswordId;

/// Names one authenticator app of an account; public.
///
/// @param value 1 to 32 of `a-z0-9`
public record TotpId(String value) {
    /// @throws IllegalArgumentException where the text has another form
    public TotpId {
        if (!AppPasswordId.isValid(value)) {
            throw new IllegalArgumentException("authenticator id (expected: 1-32 of a-z0-9)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
