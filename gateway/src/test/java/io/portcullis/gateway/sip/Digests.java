package io.portcullis.gateway.sip;

import io.portcullis.protocol.sip.digest.DigestAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Digest responses, as a phone computes them. RFC 7616 section 3.4.1.
final class Digests {
    private Digests() {}

    static String response(DigestAlgorithm algorithm, String name, String password, String nonce, String nc,
            String cnonce, String methodAndUri) {
        String ha1 = hash(algorithm, name + ":" + FakeLogins.REALM + ":" + password);
        return hash(algorithm, ha1 + ":" + nonce + ":" + nc + ":" + cnonce + ":auth:" + hash(algorithm, methodAndUri));
    }

    private static String hash(DigestAlgorithm algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm.digestName())
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
