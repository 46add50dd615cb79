package io.portcullis.auth.secret;

/// What came of opening a sealed blob.
public sealed interface Unsealed {
    /// It opened.
    final class Opened implements Unsealed {
        private final byte[] content;

        Opened(byte[] content) {
            this.content = content;
        }

        /// What was sealed; not a copy: whoever asked owns it.
        public byte[] content() {
            return content;
        }

        @Override
        public String toString() {
            return "[REDACTED]";
        }
    }

    /// It was sealed under a key that is not in the key ring.
    record KeyMissing(KeyId key) implements Unsealed {}

    /// It was changed, cut short, or belongs to something else.
    record Forged() implements Unsealed {}
}
