package io.portcullis.protocol.sasl;

import java.util.Arrays;
import java.util.Optional;

/// PLAIN, RFC 4616: `[authzid] NUL authcid NUL passwd`, strict UTF-8, nothing empty but the authzid, nothing after.
public final class PlainServer {
    /// The most bytes one of the three fields may have.
    public static final int MAX_FIELD_BYTES = 1_023;

    private PlainServer() {}

    /// Reads the client's only message.
    public static SaslStep read(byte[] message) {
        int first = indexOfNul(message, 0);
        int second = first < 0 ? -1 : indexOfNul(message, first + 1);
        if (second < 0 || indexOfNul(message, second + 1) >= 0) {
            return malformed();
        }
        Optional<String> authzid = field(message, 0, first);
        Optional<String> username = field(message, first + 1, second);
        byte[] password = Arrays.copyOfRange(message, second + 1, message.length);
        boolean passwordFits = password.length > 0 && password.length <= MAX_FIELD_BYTES && Utf8.isValid(password);
        if (authzid.isEmpty() || username.isEmpty() || username.get().isEmpty() || !passwordFits) {
            Arrays.fill(password, (byte) 0);
            return malformed();
        }
        return new SaslStep.CheckPassword(
                new PlainCredentials(authzid.filter(id -> !id.isEmpty()), username.get(), password));
    }

    private static Optional<String> field(byte[] message, int from, int to) {
        return to - from > MAX_FIELD_BYTES ? Optional.empty() : Utf8.decode(Arrays.copyOfRange(message, from, to));
    }

    private static int indexOfNul(byte[] message, int from) {
        for (int i = from; i < message.length; i++) {
            if (message[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    private static SaslStep malformed() {
        return new SaslStep.Failure(SaslFailure.MALFORMED_REQUEST);
    }
}
