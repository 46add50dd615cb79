package io.portcullis.auth.passkey;

import java.util.Optional;

/// What a browser sends of a new passkey, bounded but not looked at. Prints `[REDACTED]`.
public final class PasskeyAttestation {
    private static final int CLIENT_DATA = 2048;
    private static final int ATTESTATION = 8192;

    private final byte[] clientData;
    private final byte[] attestation;

    private PasskeyAttestation(byte[] clientData, byte[] attestation) {
        this.clientData = clientData;
        this.attestation = attestation;
    }

    /// Reads both parts, each in base64url; empty where one is missing, too long or something else.
    ///
    /// @param clientData JSON, at most 2 KiB
    /// @param attestation CBOR, at most 8 KiB
    public static Optional<PasskeyAttestation> parse(String clientData, String attestation) {
        return Base64Url.decode(clientData, CLIENT_DATA).flatMap(client -> Base64Url.decode(attestation, ATTESTATION)
                .map(object -> new PasskeyAttestation(client, object)));
    }

    /// Not a copy.
    byte[] clientData() {
        return clientData;
    }

    /// Not a copy.
    byte[] attestation() {
        return attestation;
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
