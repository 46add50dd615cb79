package io.portcullis.auth.secondstep;

import io.portcullis.auth.apppassword.AppPasswordId;

/// Names one trusted browser of an account; public, says nothing of its token.
///
/// @param value 1 to 32 of `a-z0-9`
public record TrustedBrowserId(String value) {
    /// @throws IllegalArgumentException where the text has another form
    public TrustedBrowserId {
        if (!AppPasswordId.isValid(value)) {
            throw new IllegalArgumentException("trusted browser id (expected: 1-32 of a-z0-9)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
