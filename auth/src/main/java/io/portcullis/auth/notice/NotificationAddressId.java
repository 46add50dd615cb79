package io.portcullis.auth.notice;

import io.portcullis.auth.apppassword.AppPasswordId;

/// Names a notification address of an account; public.
///
/// @param value 1 to 32 of `a-z0-9`
public record NotificationAddressId(String value) {
    /// @throws IllegalArgumentException where the text has another form
    public NotificationAddressId {
        if (!AppPasswordId.isValid(value)) {
            throw new IllegalArgumentException("id (expected: 1-32 of a-z0-9)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
