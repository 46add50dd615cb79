package io.portcullis.protocol.sasl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/// A SCRAM exchange whose challenge has been made; waits for `client-final-message`.
public final class ScramChallenge {
    private final ScramHash hash;
    private final String clientFirstBare;
    private final String serverFirst;
    private final String nonce;
    private final String binding;

    ScramChallenge(ScramHash hash, String clientFirstBare, String serverFirst, String nonce, String binding) {
        this.hash = hash;
        this.clientFirstBare = clientFirstBare;
        this.serverFirst = serverFirst;
        this.nonce = nonce;
        this.binding = binding;
    }

    /// `server-first-message`, to be sent.
    public byte[] message() {
        return serverFirst.getBytes(StandardCharsets.US_ASCII);
    }

    /// Reads `client-final-message`: `c=…,r=…[,extensions],p=…`.
    public SaslStep last(byte[] message) {
        if (message.length > ScramServer.MAX_MESSAGE_BYTES) {
            return failure(SaslFailure.MALFORMED_REQUEST);
        }
        return Utf8.decode(message).map(this::last).orElseGet(() -> failure(SaslFailure.MALFORMED_REQUEST));
    }

    private SaslStep last(String text) {
        int bindingEnd = text.indexOf(',');
        int nonceEnd = text.indexOf(',', bindingEnd + 1);
        int proofStart = text.lastIndexOf(',');
        if (bindingEnd < 0 || nonceEnd < 0 || !text.startsWith("c=") || !text.startsWith("r=", bindingEnd + 1)
                || !text.startsWith("p=", proofStart + 1)) {
            return failure(SaslFailure.MALFORMED_REQUEST);
        }
        boolean extensions = nonceEnd == proofStart
                || ScramText.areExtensions(text.substring(0, proofStart), nonceEnd + 1);
        Optional<byte[]> proof = SaslBase64.decode(text.substring(proofStart + 3))
                .filter(p -> p.length == hash.bytes());
        if (!extensions || proof.isEmpty()) {
            return failure(SaslFailure.MALFORMED_REQUEST);
        }
        if (!same(text.substring(bindingEnd + 3, nonceEnd), nonce)) {
            return failure(SaslFailure.MALFORMED_REQUEST);
        }
        if (!same(text.substring(2, bindingEnd), binding)) {
            return new SaslStep.NotBound(BindingFault.CHANNEL_BINDINGS_DO_NOT_MATCH);
        }
        String authMessage = clientFirstBare + "," + serverFirst + "," + text.substring(0, proofStart);
        return new SaslStep.Verify(new ScramProof(hash, authMessage.getBytes(StandardCharsets.UTF_8), proof.get()));
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static SaslStep failure(SaslFailure failure) {
        return new SaslStep.Failure(failure);
    }

    @Override
    public String toString() {
        return "ScramChallenge[" + hash + "]";
    }
}
