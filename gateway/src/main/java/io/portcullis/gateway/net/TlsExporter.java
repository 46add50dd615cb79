package io.portcullis.gateway.net;

import io.portcullis.protocol.sasl.ChannelBinding;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Keying material of TLS 1.3 for a channel binding: RFC 8446 section 7.5 with the label and the empty context of
/// RFC 9266.
final class TlsExporter {
    static final String LABEL = "EXPORTER-Channel-Binding";
    static final int BYTES = 32;

    private TlsExporter() {}

    /// Derives the binding from the exporter master secret, whose length tells the cipher suite's hash.
    static ChannelBinding binding(byte[] masterSecret) {
        boolean sha384 = masterSecret.length == 48;
        String mac = sha384 ? "HmacSHA384" : "HmacSHA256";
        try {
            byte[] empty = MessageDigest.getInstance(sha384 ? "SHA-384" : "SHA-256").digest();
            byte[] derived = expand(mac, masterSecret, LABEL, empty, masterSecret.length);
            byte[] exported = expand(mac, derived, "exporter", empty, BYTES);
            Arrays.fill(derived, (byte) 0);
            ChannelBinding binding = new ChannelBinding(ChannelBinding.TLS_EXPORTER, exported);
            Arrays.fill(exported, (byte) 0);
            return binding;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-2", missing);
        }
    }

    /// HKDF-Expand-Label of RFC 8446 section 7.1, for at most one block of output.
    private static byte[] expand(String algorithm, byte[] secret, String label, byte[] context, int length)
            throws GeneralSecurityException {
        byte[] name = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer info = ByteBuffer.allocate(2 + 1 + name.length + 1 + context.length + 1);
        info.putShort((short) length).put((byte) name.length).put(name).put((byte) context.length).put(context);
        info.put((byte) 1);
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(secret, algorithm));
        byte[] block = mac.doFinal(info.array());
        byte[] output = Arrays.copyOf(block, length);
        Arrays.fill(block, (byte) 0);
        return output;
    }
}
