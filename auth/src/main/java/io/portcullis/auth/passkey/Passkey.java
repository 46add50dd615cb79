package io.portcullis.auth.passkey;

import io.portcullis.auth.account.AccountName;
import java.time.Instant;
import java.util.Optional;

/// What is known of a passkey, apart from its key.
///
/// @param label its owner's own text, 1 to 128 characters; escape where shown
public record Passkey(PasskeyId id, AccountName account, String label, Instant created, Optional<Instant> lastUsed) {
    /// The longest label, in characters.
    public static final int MAX_LABEL = 128;

    /// @throws IllegalArgumentException naming what is out of bounds
    public Passkey {
        int length = label.codePointCount(0, label.length());
        if (label.isBlank() || length > MAX_LABEL || label.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "label: " + length + " characters (expected: 1-" + MAX_LABEL + ", none of them a control)");
        }
    }
}
