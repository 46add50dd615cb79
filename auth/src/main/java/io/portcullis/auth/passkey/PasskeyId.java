package io.portcullis.auth.passkey;

import io.portcullis.auth.apppassword.AppPasswordId;

/// Names one passkey of an account; public. Not the authenticator's own credential id.
///
/// @param value 1 to 32 of `a-z0-9`
public record PasskeyId(String value) {
    /// @throws IllegalArgumentException where the text has another form
    public PasskeyId {
        if (!AppPasswordId.isValid(value)) {
            throw new IllegalArgumentException("passkey id (expected: 1-32 of a-z0-9)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
