package io.portcullis.auth.account;

import java.util.regex.Pattern;

/// The name of a group of accounts that an operator made up, such as `staff`.
///
/// @param value 1 to 64 lowercase letters, digits and any of `.`, `_` and `-`, beginning with a letter or digit
public record GroupName(String value) implements Comparable<GroupName> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    /// @throws IllegalArgumentException where the text is no such name
    public GroupName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "group (expected: 1-64 of a-z, 0-9, '.', '_', '-', beginning with a letter or digit)");
        }
    }

    @Override
    public int compareTo(GroupName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
