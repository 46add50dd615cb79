package io.portcullis.gateway.sip.signin;

import java.util.List;

/// Phones that give up when a reply names any digest but MD5, wherever it stands, by the names they give themselves. RFC 8760
/// section 2.3 has them pass over what they do not know; these do not.
final class Md5Phones {
    private static final List<String> NAMES = List.of("baresip v0.", "baresip v1.");

    private Md5Phones() {}

    static boolean named(String userAgent) {
        return NAMES.stream().anyMatch(userAgent::startsWith);
    }
}
