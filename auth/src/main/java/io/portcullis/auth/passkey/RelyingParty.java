package io.portcullis.auth.passkey;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// For whom passkeys are made: the site as its visitors' browsers see it. A passkey made for one id works for no other.
///
/// @param id the host, in lower case, as the DNS has it: WebAuthn level 3 section 5.4.2
/// @param origin scheme, host and, where it is not 443, port: `https://accounts.example.org`
public record RelyingParty(String id, String origin) {
    private static final Pattern ADDRESS = Pattern
            .compile("https://([^\\s/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?([/?#]\\S*)?");

    /// The one at an address, whatever its path.
    ///
    /// @throws IllegalArgumentException where it is no address of HTTPS
    public static RelyingParty at(String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "address: " + address + " (expected: https://HOST or https://HOST:PORT)");
        }
        String host = IDN.toASCII(parts.group(1)).toLowerCase(Locale.ROOT);
        String port = parts.group(2) == null ? "443" : parts.group(2);
        return new RelyingParty(host, "https://" + host + (port.equals("443") ? "" : ":" + port));
    }
}
