package io.portcullis.auth.secret;

/// What a digest response covers besides HA1, as the client sent it, and the response. RFC 7616 section 3.4.1.
///
/// @param qop only `auth` is ever right
/// @param response hexadecimal
public record DigestInputs(String nonce, String nc, String cnonce, String qop, String method, String uri,
        String response) {
    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
