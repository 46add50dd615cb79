package io.portcullis.auth.secret;

/// The key ring cannot be used; the message names the file, what was wrong and what was expected, never a key.
public final class KeyRingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public KeyRingException(String message) {
        super(message);
    }

    public KeyRingException(String message, Throwable cause) {
        super(message, cause);
    }
}
