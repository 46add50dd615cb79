package io.portcullis.protocol.sasl;

/// A client's proof and the message it is over; nonce and channel binding have been checked already.
public final class ScramProof {
    private final ScramHash hash;
    private final byte[] authMessage;
    private final byte[] clientProof;

    ScramProof(ScramHash hash, byte[] authMessage, byte[] clientProof) {
        this.hash = hash;
        this.authMessage = authMessage;
        this.clientProof = clientProof;
    }

    public ScramHash hash() {
        return hash;
    }

    /// `AuthMessage` of RFC 5802 section 3.
    public byte[] authMessage() {
        return authMessage.clone();
    }

    /// `ClientProof`, exactly as long as the hash.
    public byte[] clientProof() {
        return clientProof.clone();
    }

    @Override
    public String toString() {
        return "ScramProof[" + hash + "]";
    }
}
