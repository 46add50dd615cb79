package io.portcullis.auth.secret;

/// Names a key of the key ring; public.
///
/// @param value 1 to 32 of `a-z0-9-`
public record KeyId(String value) {
    /// @throws IllegalArgumentException where the text has another form
    public KeyId {
        boolean valid = !value.isEmpty() && value.length() <= 32
                && value.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-');
        if (!valid) {
            throw new IllegalArgumentException("key id (expected: 1-32 of a-z0-9-)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
