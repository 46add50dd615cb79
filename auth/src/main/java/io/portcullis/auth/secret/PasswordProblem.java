package io.portcullis.auth.secret;

/// Why a password that its owner chose is not taken.
public enum PasswordProblem {
    /// It has too few characters.
    TOO_SHORT,
    /// It is among those that are tried first: a common one, a run of neighbours, the same piece again and again, or the
    /// account's own name and server with little else.
    GUESSABLE
}
