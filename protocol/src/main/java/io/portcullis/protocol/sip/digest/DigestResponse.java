package io.portcullis.protocol.sip.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The hashes of a digest with `qop=auth`, in lower-case hex. RFC 7616 sections 3.4.1 to 3.4.3.
public final class DigestResponse {
    private DigestResponse() {}

    /// `H(username:realm:password)`: as good as the password for this realm and algorithm.
    public static String ha1(DigestAlgorithm algorithm, String username, String realm, String password) {
        return hash(algorithm, username + ":" + realm + ":" + password);
    }

    /// What credentials must hold for a method, when the client knows the password behind this HA1.
    public static String expected(String ha1, String method, DigestCredentials credentials) {
        return response(ha1, method, credentials.uri(), new DigestChallenge(credentials.realm(), credentials.nonce(),
                credentials.algorithm(), false), credentials.nc(), credentials.cnonce());
    }

    /// What a client answers a challenge with.
    ///
    /// @param nc eight hex digits
    public static String response(String ha1, String method, String uri, DigestChallenge challenge, String nc,
            String cnonce) {
        String ha2 = hash(challenge.algorithm(), method + ":" + uri);
        return hash(challenge.algorithm(),
                ha1 + ":" + challenge.nonce() + ":" + nc + ":" + cnonce + ":auth:" + ha2);
    }

    private static String hash(DigestAlgorithm algorithm, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm.digestName());
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java runtime lacks " + algorithm.digestName(), missing);
        }
    }
}
