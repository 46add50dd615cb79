package io.portcullis.protocol.sasl;

import java.nio.charset.StandardCharsets;

/// A SCRAM exchange whose first message has been read; waits for the caller's salt.
public final class ScramOpening {
    private final ScramHash hash;
    private final String gs2Header;
    private final String clientFirstBare;
    private final String clientNonce;
    private final byte[] bindingData;

    ScramOpening(ScramHash hash, String gs2Header, String clientFirstBare, String clientNonce, byte[] bindingData) {
        this.hash = hash;
        this.gs2Header = gs2Header;
        this.clientFirstBare = clientFirstBare;
        this.clientNonce = clientNonce;
        this.bindingData = bindingData;
    }

    /// Makes `server-first-message`.
    ///
    /// @param serverNonce fresh, unguessable, visible ASCII without a comma
    /// @throws IllegalArgumentException when the nonce is not of that form
    public ScramChallenge challenge(byte[] salt, int iterations, String serverNonce) {
        return challenge(salt, iterations, serverNonce, "");
    }

    /// The same, with the hash of what was advertised, XEP-0474.
    public ScramChallenge challenge(byte[] salt, int iterations, String serverNonce, AdvertisedLists advertised) {
        return challenge(salt, iterations, serverNonce, "," + advertised.attribute(hash));
    }

    private ScramChallenge challenge(byte[] salt, int iterations, String serverNonce, String extension) {
        if (!ScramText.isNonce(serverNonce, 0)) {
            throw new IllegalArgumentException(
                    "serverNonce: not visible ASCII (expected: 1-256 characters 0x21-0x7e without a comma)");
        }
        String nonce = clientNonce + serverNonce;
        String serverFirst = "r=" + nonce + ",s=" + SaslBase64.encode(salt) + ",i=" + iterations + extension;
        byte[] header = gs2Header.getBytes(StandardCharsets.UTF_8);
        byte[] binding = new byte[header.length + bindingData.length];
        System.arraycopy(header, 0, binding, 0, header.length);
        System.arraycopy(bindingData, 0, binding, header.length, bindingData.length);
        return new ScramChallenge(hash, clientFirstBare, serverFirst, nonce, SaslBase64.encode(binding));
    }

    @Override
    public String toString() {
        return "ScramOpening[" + hash + "]";
    }
}
