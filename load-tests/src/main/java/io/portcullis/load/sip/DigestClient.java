package io.portcullis.load.sip;

import io.portcullis.load.Accounts.Login;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// The client's answer to a digest challenge, qop=auth. RFC 7616.
final class DigestClient {
    private static final Map<String, String> ALGORITHMS = Map.of("MD5", "MD5", "SHA-256", "SHA-256", "SHA-512-256",
            "SHA-512/256");
    private static final String CNONCE = "0a4f113b";

    private DigestClient() {}

    /// The value of an Authorization header for the first challenge that is understood.
    static String answer(List<String> challenges, Login login, String method, String uri) {
        for (String challenge : challenges) {
            String named = SipText.parameter(challenge, "algorithm");
            String algorithm = named.isEmpty() ? "MD5" : named;
            if (ALGORITHMS.containsKey(algorithm)) {
                return answer(challenge, algorithm, login, method, uri);
            }
        }
        throw new IllegalStateException("no challenge that is understood");
    }

    private static String answer(String challenge, String algorithm, Login login, String method, String uri) {
        String realm = SipText.parameter(challenge, "realm");
        String nonce = SipText.parameter(challenge, "nonce");
        boolean qop = challenge.contains("qop=");
        String ha1 = hash(algorithm, login.name() + ":" + realm + ":" + login.password());
        String ha2 = hash(algorithm, method + ":" + uri);
        String response = hash(algorithm, ha1 + ":" + nonce + (qop ? ":00000001:" + CNONCE + ":auth:" : ":") + ha2);
        return "Digest username=\"" + login.name() + "\", realm=\"" + realm + "\", nonce=\"" + nonce + "\", uri=\""
                + uri + "\", response=\"" + response + "\", algorithm=" + algorithm
                + (qop ? ", cnonce=\"" + CNONCE + "\", nc=00000001, qop=auth" : "");
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(ALGORITHMS.get(algorithm))
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
