package io.portcullis.protocol.sip.digest;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// What a client answers a challenge with: the value of Authorization or Proxy-Authorization. RFC 7616 section 3.4.
///
/// A class, not a record: it must not print.
public final class DigestCredentials {
    private static final String AUTH = "auth";

    private final AuthParameters parameters;
    private final DigestAlgorithm algorithm;
    private final String response;

    private DigestCredentials(AuthParameters parameters, DigestAlgorithm algorithm) {
        this.parameters = parameters;
        this.algorithm = algorithm;
        response = parameters.get("response").toLowerCase(Locale.ROOT);
    }

    /// Strict: scheme Digest, each parameter once, all that `qop=auth` needs, a known algorithm (MD5 where none is named), hex of
    /// the right length. Hashed and encoded user names (`userhash`, `username*`) are not served, so they are refused.
    public static Optional<DigestCredentials> parse(String value) {
        Optional<AuthParameters> read = AuthParameters.parse(value);
        if (read.isEmpty() || !isComplete(read.get())) {
            return Optional.empty();
        }
        AuthParameters parameters = read.get();
        return DigestAlgorithm.ofToken(parameters.has("algorithm") ? parameters.get("algorithm") : "MD5")
                .map(algorithm -> new DigestCredentials(parameters, algorithm))
                .filter(credentials -> isHex(credentials.response, credentials.algorithm.hexLength()));
    }

    private static boolean isComplete(AuthParameters parameters) {
        return parameters.get("qop").equalsIgnoreCase(AUTH) && isHex(parameters.get("nc"), 8)
                && !parameters.get("username").isEmpty() && !parameters.get("realm").isEmpty()
                && !parameters.get("nonce").isEmpty() && !parameters.get("uri").isEmpty()
                && !parameters.get("cnonce").isEmpty() && !parameters.has("username*")
                && !parameters.get("userhash").equalsIgnoreCase("true");
    }

    private static boolean isHex(String text, int length) {
        return text.length() == length && text.chars().allMatch(HexFormat::isHexDigit);
    }

    /// As sent, quotes taken off.
    public String username() {
        return parameters.get("username");
    }

    public String realm() {
        return parameters.get("realm");
    }

    public String nonce() {
        return parameters.get("nonce");
    }

    public String uri() {
        return parameters.get("uri");
    }

    /// Lower-case hex, of the algorithm's length.
    public String response() {
        return response;
    }

    public DigestAlgorithm algorithm() {
        return algorithm;
    }

    public String cnonce() {
        return parameters.get("cnonce");
    }

    /// Eight hex digits as sent: they go into the response.
    public String nc() {
        return parameters.get("nc");
    }

    /// The number in [#nc()], 0 to 2^32-1.
    public long nonceCount() {
        return HexFormat.fromHexDigitsToLong(nc());
    }

    /// `auth` in the case it was sent, which goes into the response.
    public String qop() {
        return parameters.get("qop");
    }

    @Override
    public String toString() {
        return "DigestCredentials[REDACTED]";
    }
}
