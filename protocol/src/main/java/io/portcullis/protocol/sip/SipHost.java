package io.portcullis.protocol.sip;

/// Hosts of URIs and Via headers: name, IPv4 address, IPv6 address in brackets. RFC 3261 section 25.1, RFC 5118.
final class SipHost {
    private static final int MAX_LENGTH = 255;

    private SipHost() {}

    static boolean isHost(String host) {
        if (host.isEmpty() || host.length() > MAX_LENGTH) {
            return false;
        }
        return host.charAt(0) == '[' ? isIpv6Reference(host) : isName(host);
    }

    private static boolean isName(String host) {
        for (int i = 0; i < host.length(); i++) {
            if (!SipText.isHostChar(host.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /// Hex groups, at most one `::`, an IPv4 address allowed as the tail. No zone.
    private static boolean isIpv6Reference(String host) {
        int end = host.length() - 1;
        if (end < 3 || host.charAt(end) != ']') {
            return false;
        }
        int groups = 0;
        boolean gap = false;
        int at = 1;
        if (host.startsWith("::", 1)) {
            gap = true;
            at = 3;
        }
        while (at < end) {
            int stop = at;
            while (stop < end && host.charAt(stop) != ':') {
                stop++;
            }
            if (stop == end && isIpv4(host, at, stop)) {
                groups += 2;
                at = end;
            } else if (!isGroup(host, at, stop)) {
                return false;
            } else {
                groups++;
                at = stop;
                if (at < end) {
                    at++;
                    if (at == end) {
                        return false;
                    }
                    if (host.charAt(at) == ':') {
                        if (gap) {
                            return false;
                        }
                        gap = true;
                        at++;
                    }
                }
            }
        }
        return gap ? groups <= 7 : groups == 8;
    }

    private static boolean isGroup(String host, int from, int to) {
        if (to == from || to - from > 4) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (Character.digit(host.charAt(i), 16) < 0 || host.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }

    private static boolean isIpv4(String host, int from, int to) {
        int parts = 0;
        int at = from;
        while (at < to) {
            int value = 0;
            int start = at;
            while (at < to && host.charAt(at) >= '0' && host.charAt(at) <= '9') {
                value = value * 10 + host.charAt(at++) - '0';
                if (at - start > 3) {
                    return false;
                }
            }
            if (at == start || value > 255) {
                return false;
            }
            parts++;
            if (at < to && (host.charAt(at++) != '.' || at == to)) {
                return false;
            }
        }
        return parts == 4;
    }
}
