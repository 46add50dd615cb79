package io.portcullis.auth.secondstep;

import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.secret.TypedText;
import java.util.Optional;

/// Codes and keys as people type them, see [TypedText].
final class Typed {
    private Typed() {}

    /// So many digits, in ASCII; empty for anything else.
    static Optional<byte[]> digits(Secret typed, int count) {
        return TypedText.digits(typed).filter(found -> found.length == count);
    }

    /// So many letters, in lower case; empty for anything else.
    static Optional<byte[]> letters(Secret typed, int count) {
        return TypedText.letters(typed).filter(found -> found.length == count);
    }
}
