package io.portcullis.gateway.web.request;

import java.util.LinkedHashMap;
import java.util.Map;

/// What every answer carries, errors and files too.
public final class SecurityHeaders {
    /// The policy's header.
    public static final String POLICY = "content-security-policy";

    private static final String POLICY_OF_MOST = "default-src 'none'; style-src 'self'; script-src 'self'; "
            + "img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// By their names in lower case.
    public static final Map<String, String> ALL = all();

    /// The policy of a page whose script asks this server, and no other, for something.
    public static final String ASKING_POLICY = POLICY_OF_MOST + "; connect-src 'self'";

    private SecurityHeaders() {}

    private static Map<String, String> all() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(POLICY, POLICY_OF_MOST);
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
