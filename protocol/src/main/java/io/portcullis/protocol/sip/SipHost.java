package io.portcullis.protocol.sip;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Locale;

/// Hosts of URIs and Via headers: name, IPv4 address, IPv6 address in brackets. RFC 3261 section 25.1, RFC 5118.
public final class SipHost {
    private static final int MAX_LENGTH = 255;

    private SipHost() {}

    /// Whether two hosts are one: names without case, IPv6 addresses by their value, in whatever form they are written.
    public static boolean same(String one, String other) {
        return one.equals(other) || comparable(one).equals(comparable(other));
    }

    /// The same text for the same host: a name or an IPv4 address in lower case, an IPv6 address in its longest form. An IPv4
    /// address within an IPv6 one is the IPv4 address.
    public static String comparable(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("[") || !isIpv6Reference(lower)) {
            return lower;
        }
        InetAddress address = InetAddress.ofLiteral(lower.substring(1, lower.length() - 1));
        return address instanceof Inet6Address ? '[' + address.getHostAddress() + ']' : address.getHostAddress();
    }

    static boolean isHost(String host) {
        if (host.isEmpty() || host.length() > MAX_LENGTH) {
            return false;
        }
        return host.charAt(0) == '[' ? isIpv6Reference(host) : isName(host);
    }

    /// Labels of letters, digits, `-` and `_`, none of them empty but the last: a final dot is allowed.
    private static boolean isName(String host) {
        char before = '.';
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (!SipText.isHostChar(c) || (c == '.' && before == '.')) {
                return false;
            }
            before = c;
        }
        return host.charAt(0) != '-';
    }

    /// Hex groups, at most one `::`, an IPv4 address allowed as the tail. No zone.
    private static boolean isIpv6Reference(String host) {
        int end = host.length() - 1;
        if (end < 3 || host.charAt(end) != ']') {
            return false;
        }
        String address = host.substring(1, end);
        int gap = address.indexOf("::");
        if (gap < 0) {
            return groups(address, true) == 8;
        }
        int before = groups(address.substring(0, gap), false);
        int after = groups(address.substring(gap + 2), true);
        return before >= 0 && after >= 0 && before + after <= 7;
    }

    /// How many 16-bit groups it holds, 0 for "", -1 when malformed.
    private static int groups(String text, boolean ipv4Tail) {
        if (text.isEmpty()) {
            return 0;
        }
        int groups = 0;
        int from = 0;
        while (from <= text.length()) {
            int colon = text.indexOf(':', from);
            int to = colon < 0 ? text.length() : colon;
            if (colon < 0 && ipv4Tail && isIpv4(text, from)) {
                groups += 2;
            } else if (isGroup(text, from, to)) {
                groups++;
            } else {
                return -1;
            }
            from = to + 1;
        }
        return groups;
    }

    private static boolean isGroup(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return to > from && to - from <= 4;
    }

    private static boolean isIpv4(String text, int from) {
        int parts = 0;
        int at = from;
        while (at <= text.length()) {
            int dot = text.indexOf('.', at);
            int to = dot < 0 ? text.length() : dot;
            if (to == at || to - at > 3 || number(text, at, to) > 255) {
                return false;
            }
            parts++;
            at = to + 1;
        }
        return parts == 4;
    }

    /// 0 to 999, or 1000 for what is no number.
    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 1000;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
