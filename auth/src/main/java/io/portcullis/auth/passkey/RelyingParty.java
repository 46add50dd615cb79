package io.portcullis.auth.passkey;

import java.net.URI;
import java.util.Locale;

/// For whom passkeys are made: the site as its visitors' browsers see it. A passkey made for one id works for no other.
///
/// @param id the host, in lower case: WebAuthn level 3 section 5.4.2
/// @param origin scheme, host and, where it is not 443, port: `https://accounts.example.org`
public record RelyingParty(String id, String origin) {
    /// The one at an origin.
    ///
    /// @throws IllegalArgumentException where it is no origin of HTTPS
    public static RelyingParty at(String origin) {
        URI uri = URI.create(origin);
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        boolean plain = "https".equals(uri.getScheme()) && !host.isEmpty() && uri.getUserInfo() == null;
        if (!plain) {
            throw new IllegalArgumentException("origin: " + origin + " (expected: https://HOST or https://HOST:PORT)");
        }
        boolean usual = uri.getPort() < 0 || uri.getPort() == 443;
        return new RelyingParty(host, "https://" + host + (usual ? "" : ":" + uri.getPort()));
    }
}
