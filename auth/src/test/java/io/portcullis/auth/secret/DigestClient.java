package io.portcullis.auth.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/// The client's half of digest, written from RFC 7616 section 3.4 apart from the server's.
public record DigestClient(DigestHash hash, String user, String realm, String password) {
    public DigestInputs respond(String nonce, String method, String uri) throws GeneralSecurityException {
        String ha1 = hex(user + ":" + realm + ":" + password);
        String ha2 = hex(method + ":" + uri);
        String response = hex(ha1 + ":" + nonce + ":00000001:c0ffee:auth:" + ha2);
        return new DigestInputs(nonce, "00000001", "c0ffee", "auth", method, uri, response);
    }

    private String hex(String text) throws GeneralSecurityException {
        String name = switch (hash) {
            case MD5 -> "MD5";
            case SHA_256 -> "SHA-256";
            case SHA_512_256 -> "SHA-512/256";
        };
        return HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(text.getBytes(UTF_8)));
    }
}
