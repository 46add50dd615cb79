package io.portcullis.gateway.web.request;

import java.util.LinkedHashMap;
import java.util.Map;

/// What every answer carries, errors and files too.
public final class SecurityHeaders {
    /// By their names in lower case.
    public static final Map<String, String> ALL = all();

    private SecurityHeaders() {}

    private static Map<String, String> all() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-security-policy", "default-src 'none'; style-src 'self'; script-src 'self'; "
                + "img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        headers.put("strict-transport-security", "max-age=31536000");
        headers.put("x-content-type-options", "nosniff");
        headers.put("referrer-policy", "no-referrer");
        headers.put("cache-control", "no-store");
        headers.put("cross-origin-opener-policy", "same-origin");
        headers.put("cross-origin-resource-policy", "same-origin");
        headers.put("x-frame-options", "DENY");
        headers.put("permissions-policy", "camera=(), microphone=(), geolocation=()");
        return Map.copyOf(headers);
    }
}
