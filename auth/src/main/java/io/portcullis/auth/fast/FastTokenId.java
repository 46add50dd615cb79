package io.portcullis.auth.fast;

import io.portcullis.auth.apppassword.AppPasswordId;

/// Names one token of an account; public, says nothing of the token.
///
/// @param value 1 to 32 of `a-z0-9`
public record FastTokenId(String value) {
    /// @throws IllegalArgumentException where the text has another form
    public FastTokenId {
        if (!AppPasswordId.isValid(value)) {
            throw new IllegalArgumentException("token id (expected: 1-32 of a-z0-9)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
