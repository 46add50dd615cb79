package io.portcullis.auth.apitoken;

/// Names one token; public, says nothing of its secret.
///
/// @param value 1 to 32 of `a-z`
public record ApiTokenId(String value) {
    /// @throws IllegalArgumentException where the text has another form
    public ApiTokenId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("token id (expected: 1-32 of a-z)");
        }
    }

    /// Whether the text can be an id.
    public static boolean isValid(String text) {
        return !text.isEmpty() && text.length() <= 32 && text.chars().allMatch(c -> c >= 'a' && c <= 'z');
    }

    @Override
    public String toString() {
        return value;
    }
}
