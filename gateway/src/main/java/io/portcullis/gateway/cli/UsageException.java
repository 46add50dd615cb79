package io.portcullis.gateway.cli;

/// What was typed cannot be carried out; the message says why.
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
