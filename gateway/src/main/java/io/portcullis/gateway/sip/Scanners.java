package io.portcullis.gateway.sip;

import java.util.List;
import java.util.Locale;

/// Programs that search the network for SIP servers with weak passwords, by the names they give themselves. They get no
/// answer; the ones that lie meet the challenge like everybody.
final class Scanners {
    private static final List<String> NAMES = List.of("friendly-scanner", "sipvicious", "sipcli", "sip-scan", "vaxsip",
            "sundayddr", "iwar", "pplsip", "siparmyknife");

    private Scanners() {}

    static boolean named(String userAgent) {
        if (userAgent.isEmpty()) {
            return false;
        }
        String lower = userAgent.toLowerCase(Locale.ROOT);
        for (String name : NAMES) {
            if (lower.startsWith(name)) {
                return true;
            }
        }
        return false;
    }
}
