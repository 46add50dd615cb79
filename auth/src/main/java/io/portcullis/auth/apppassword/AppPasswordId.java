package io.portcullis.auth.apppassword;

/// Names one app-specific password of an account; public, says nothing of the password.
///
/// @param value 1 to 32 of `a-z0-9`
public record AppPasswordId(String value) {
    /// @throws IllegalArgumentException where the text has another form
    public AppPasswordId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("app password id (expected: 1-32 of a-z0-9)");
        }
    }

    /// Whether the text can be an id.
    public static boolean isValid(String text) {
        return !text.isEmpty() && text.length() <= 32
                && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
    }

    @Override
    public String toString() {
        return value;
    }
}
