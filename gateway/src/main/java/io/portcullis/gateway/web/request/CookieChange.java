package io.portcullis.gateway.web.request;

import java.time.Duration;

/// A cookie that an answer sets or takes away.
///
/// @param value empty to take it away
/// @param lasts zero for as long as the browser runs
public record CookieChange(CookieName name, String value, Duration lasts) {
    public static CookieChange set(CookieName name, String value) {
        return new CookieChange(name, value, Duration.ZERO);
    }

    public static CookieChange remove(CookieName name) {
        return new CookieChange(name, "", Duration.ZERO);
    }

    /// The header's value. RFC 6265 section 4.1.1.
    public String header() {
        String age = value.isEmpty() ? "; Max-Age=0" : lasts.isZero() ? "" : "; Max-Age=" + lasts.toSeconds();
        return name.text() + "=" + value + "; Path=/; Secure; HttpOnly; SameSite=Strict" + age;
    }

    @Override
    public String toString() {
        return "CookieChange[" + name + "]";
    }
}
