package io.portcullis.auth.secondstep;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// An authenticator app on its way: shown once, and stored only when its first code has come back. Kept meanwhile by
/// whoever asked for it, on the server's side of the session. Prints `[REDACTED]`.
public final class TotpEnrolment {
    private final TotpId id;
    private final AccountName account;
    private final String issuer;
    private final TotpSecret secret;

    /// @param issuer the server's domain
    public TotpEnrolment(TotpId id, AccountName account, String issuer, TotpSecret secret) {
        this.id = id;
        this.account = account;
        this.issuer = issuer;
        this.secret = secret;
    }

    /// Under which it will be stored.
    public TotpId id() {
        return id;
    }

    /// Whose it is: it can be activated for nobody else.
    public AccountName account() {
        return account;
    }

    public TotpSecret secret() {
        return secret;
    }

    /// What is typed into the app where it cannot read a QR code.
    public Secret text() {
        return secret.text();
    }

    /// What the QR code says: `otpauth://totp/example.org:alice%40example.org?secret=…&issuer=example.org&…`.
    public Secret uri() {
        try (Secret base32 = secret.text()) {
            return base32.within(uriBefore(), uriAfter());
        }
    }

    /// What stands before the secret in that.
    public String uriBefore() {
        return "otpauth://totp/" + encode(issuer) + ":" + encode(account.value() + "@" + issuer) + "?secret=";
    }

    /// What stands after the secret in that.
    public String uriAfter() {
        return "&issuer=" + encode(issuer) + "&algorithm=SHA1&digits=6&period=30";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
