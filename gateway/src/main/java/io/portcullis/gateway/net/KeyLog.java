package io.portcullis.gateway.net;

import io.netty.internal.tcnative.KeyLogCallback;
import io.portcullis.protocol.sasl.ChannelBinding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Hears BoringSSL's key log, the only way to a connection's exporter secret. Of each TLS 1.3 handshake it keeps the
/// derived channel binding until the handshake's end takes it; every line is wiped at once and nothing is ever logged.
final class KeyLog implements KeyLogCallback {
    private static final byte[] EXPORTER_SECRET = "EXPORTER_SECRET ".getBytes(StandardCharsets.US_ASCII);
    private static final int CLIENT_RANDOM_DIGITS = 64;

    private final ConcurrentHashMap<Long, ChannelBinding> handshakes = new ConcurrentHashMap<>();

    @Override
    public void handle(long ssl, byte[] line) {
        try {
            byte[] secret = secret(line);
            if (secret.length > 0) {
                handshakes.put(ssl, TlsExporter.binding(secret));
                Arrays.fill(secret, (byte) 0);
            }
        } finally {
            Arrays.fill(line, (byte) 0);
        }
    }

    /// The last field of `EXPORTER_SECRET <client random> <secret>`; empty for every other line.
    private static byte[] secret(byte[] line) {
        int start = EXPORTER_SECRET.length + CLIENT_RANDOM_DIGITS + 1;
        int end = line.length;
        while (end > 0 && line[end - 1] <= ' ') {
            end--;
        }
        int digits = end - start;
        if ((digits != 64 && digits != 96) || Arrays.mismatch(line, EXPORTER_SECRET) < EXPORTER_SECRET.length) {
            return new byte[0];
        }
        byte[] secret = new byte[digits / 2];
        for (int i = 0; i < secret.length; i++) {
            secret[i] = (byte) (Character.digit(line[start + 2 * i], 16) << 4
                    | Character.digit(line[start + 2 * i + 1], 16));
        }
        return secret;
    }

    /// Hands out and forgets the binding of a connection whose handshake has ended, well or not.
    Optional<ChannelBinding> take(long ssl) {
        return Optional.ofNullable(handshakes.remove(ssl));
    }

    /// Handshakes that are between their secret and their end.
    int size() {
        return handshakes.size();
    }
}
