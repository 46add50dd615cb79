package io.portcullis.protocol.sip.digest;

import java.util.Arrays;
import java.util.Optional;

/// One challenge, `qop="auth"`. RFC 7616 section 3.3.
///
/// @param realm neither quotes, backslashes nor control characters
/// @param nonce likewise
/// @param stale whether the answer to an older nonce was right, so that the client need not ask its user again
public record DigestChallenge(String realm, String nonce, DigestAlgorithm algorithm, boolean stale) {
    public DigestChallenge {
        if (!isPlain(realm) || !isPlain(nonce)) {
            throw new IllegalArgumentException(
                    "realm or nonce (expected: no quotes, backslashes or control characters)");
        }
    }

    /// What a server asks for, for clients; empty unless it is a digest challenge with a known algorithm and `qop` auth.
    public static Optional<DigestChallenge> parse(String value) {
        Optional<AuthParameters> read = AuthParameters.parse(value);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        AuthParameters parameters = read.get();
        String realm = parameters.get("realm");
        String nonce = parameters.get("nonce");
        boolean auth = Arrays.stream(parameters.get("qop").split(",", -1)).map(String::strip)
                .anyMatch("auth"::equalsIgnoreCase);
        if (!auth || nonce.isEmpty() || !isPlain(realm) || !isPlain(nonce)) {
            return Optional.empty();
        }
        return DigestAlgorithm.ofToken(parameters.has("algorithm") ? parameters.get("algorithm") : "MD5")
                .map(algorithm -> new DigestChallenge(realm, nonce, algorithm,
                        parameters.get("stale").equalsIgnoreCase("true")));
    }

    /// The value of WWW-Authenticate or Proxy-Authenticate.
    public String value() {
        return "Digest realm=\"" + realm + "\", nonce=\"" + nonce + "\", algorithm=" + algorithm.token()
                + ", qop=\"auth\"" + (stale ? ", stale=true" : "");
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c == 0x7f) {
                return false;
            }
        }
        return true;
    }
}
