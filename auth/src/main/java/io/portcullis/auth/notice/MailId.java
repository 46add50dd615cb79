package io.portcullis.auth.notice;

import io.portcullis.auth.apppassword.AppPasswordId;

/// Names a mail in the outbox, among all of them; public.
///
/// @param value 1 to 32 of `a-z0-9`
public record MailId(String value) {
    /// Whether the text can be an id.
    public static boolean isValid(String text) {
        return AppPasswordId.isValid(text);
    }

    /// @throws IllegalArgumentException where the text has another form
    public MailId {
        if (!AppPasswordId.isValid(value)) {
            throw new IllegalArgumentException("id (expected: 1-32 of a-z0-9)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
