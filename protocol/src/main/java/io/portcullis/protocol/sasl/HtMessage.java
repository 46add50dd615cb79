package io.portcullis.protocol.sasl;

import java.util.Arrays;
import java.util.Optional;

/// A client's only message of the mechanisms HT-SHA-256-*, draft-schmaus-kitten-sasl-ht section 3.1: `authcid NUL
/// initiator-hashed-token`, the name in strict UTF-8, the hash exactly as long as SHA-256's.
public final class HtMessage {
    /// The most bytes of a name.
    public static final int MAX_NAME_BYTES = 1_023;
    private static final int HASH_BYTES = 32;

    private final String username;
    private final byte[] initiatorHash;

    private HtMessage(String username, byte[] initiatorHash) {
        this.username = username;
        this.initiatorHash = initiatorHash;
    }

    /// Empty where it breaks the mechanism's rules.
    public static Optional<HtMessage> parse(byte[] message) {
        int nameEnd = message.length - HASH_BYTES - 1;
        if (nameEnd < 1 || nameEnd > MAX_NAME_BYTES || message[nameEnd] != 0) {
            return Optional.empty();
        }
        byte[] hash = Arrays.copyOfRange(message, nameEnd + 1, message.length);
        return Utf8.decode(Arrays.copyOf(message, nameEnd)).filter(name -> name.indexOf('\0') < 0)
                .map(name -> new HtMessage(name, hash));
    }

    /// As sent, not normalised.
    public String username() {
        return username;
    }

    /// `HMAC(token, "Initiator" || cb-data)`, as the client says.
    public byte[] initiatorHash() {
        return initiatorHash.clone();
    }

    @Override
    public String toString() {
        return "HtMessage[REDACTED]";
    }
}
