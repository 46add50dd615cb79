package io.portcullis.protocol.sasl;

/// What one TLS connection offers to bind a sign-in to: a type and the bytes both ends know.
public final class ChannelBinding {
    /// RFC 9266; TLS 1.3 only as we use it.
    public static final String TLS_EXPORTER = "tls-exporter";
    /// RFC 5929 section 3: not for TLS 1.3, and no channel of ours has it.
    public static final String TLS_UNIQUE = "tls-unique";
    /// RFC 5929 section 4: the hash of the server's certificate.
    public static final String TLS_SERVER_END_POINT = "tls-server-end-point";

    private final String type;
    private final byte[] data;

    public ChannelBinding(String type, byte[] data) {
        this.type = type;
        this.data = data.clone();
    }

    public String type() {
        return type;
    }

    public byte[] data() {
        return data.clone();
    }

    /// Shows the type only: the exporter's bytes are keying material.
    @Override
    public String toString() {
        return "ChannelBinding[" + type + "]";
    }
}
