package io.portcullis.protocol.xmpp;

import io.netty.util.NetUtil;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/// The domain of an address (RFC 7622 section 3.2): a name, in Unicode where it has other than ASCII letters, or an
/// IPv4 address, or an IPv6 address in brackets. Internationalised names are those of IDNA 2003, which is what Java has.
final class DomainPart {
    private static final int MAX_BYTES = 1023;
    private static final int MAX_LABEL = 63;

    private DomainPart() {}

    static Optional<String> normalise(String domain) {
        if (domain.length() > MAX_BYTES) {
            return Optional.empty();
        }
        if (isNormal(domain)) {
            return Optional.of(domain);
        }
        if (domain.startsWith("[")) {
            return ipv6(domain);
        }
        try {
            return name(domain);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether this is a name of lower-case ASCII without encoded labels.
    private static boolean isNormal(String name) {
        int label = 0;
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            if (character == '.') {
                if (!isLabel(name, label, i)) {
                    return false;
                }
                label = i + 1;
            } else if (!isLetterDigitOrHyphen(character)) {
                return false;
            }
        }
        return isLabel(name, label, name.length());
    }

    private static boolean isLabel(String name, int from, int to) {
        int length = to - from;
        return length > 0 && length <= MAX_LABEL && name.charAt(from) != '-' && name.charAt(to - 1) != '-'
                && !name.startsWith("xn--", from);
    }

    private static boolean isLetterDigitOrHyphen(char character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') || character == '-';
    }

    private static Optional<String> name(String domain) {
        String unicode = toUnicode(domain);
        String name = unicode.endsWith(".") ? unicode.substring(0, unicode.length() - 1) : unicode;
        boolean good = isName(name) && name.equals(toUnicode(name))
                && name.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
        return good ? Optional.of(name) : Optional.empty();
    }

    private static String toUnicode(String domain) {
        int flags = IDN.USE_STD3_ASCII_RULES | IDN.ALLOW_UNASSIGNED;
        String unicode = IDN.toUnicode(IDN.toASCII(domain, flags), flags);
        return Normalizer.normalize(unicode.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /// Labels are not empty; what is ASCII in them is a letter, a digit or a hyphen, what is not is one of a word.
    private static boolean isName(String name) {
        boolean labels = !name.isEmpty() && !name.startsWith(".") && !name.endsWith(".") && !name.contains("..");
        return labels && name.codePoints().allMatch(DomainPart::isOfName);
    }

    private static boolean isOfName(int codePoint) {
        if (codePoint < 0x80) {
            return codePoint == '.' || isLetterDigitOrHyphen((char) codePoint);
        }
        int type = Character.getType(codePoint);
        return Character.isLetterOrDigit(codePoint) || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK || codePoint == 0xb7 || codePoint == 0x30fb;
    }

    /// The form of RFC 5952, in brackets, without a zone.
    private static Optional<String> ipv6(String literal) {
        if (!literal.endsWith("]") || literal.indexOf('%') >= 0 || literal.lastIndexOf('[') > 0) {
            return Optional.empty();
        }
        String address = literal.substring(1, literal.length() - 1);
        byte[] bytes = NetUtil.isValidIpV6Address(address) ? NetUtil.createByteArrayFromIpAddressString(address) : null;
        return bytes == null ? Optional.empty() : Optional.of('[' + NetUtil.bytesToIpAddress(bytes) + ']');
    }
}
