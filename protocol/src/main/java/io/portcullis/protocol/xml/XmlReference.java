package io.portcullis.protocol.xml;

/// The five entities and the character references; there are no others in XMPP (RFC 6120 section 11.1).
final class XmlReference {
    private XmlReference() {}

    /// What stands for `&name;`.
    static int resolve(String name) {
        return switch (name) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "amp" -> '&';
            case "apos" -> '\'';
            case "quot" -> '"';
            default -> name.startsWith("#") ? number(name) : unknown(name);
        };
    }

    private static int number(String name) {
        boolean hexadecimal = name.startsWith("#x");
        int from = hexadecimal ? 2 : 1;
        if (name.length() == from) {
            throw new XmlRejected(XmlFailure.NOT_WELL_FORMED);
        }
        long value = 0;
        for (int at = from; at < name.length(); at++) {
            value = value * (hexadecimal ? 16 : 10) + digit(name.charAt(at), hexadecimal);
            value = Math.min(value, Character.MAX_CODE_POINT + 1L);
        }
        if (!XmlNames.isCharacter((int) value)) {
            throw new XmlRejected(XmlFailure.NOT_WELL_FORMED);
        }
        return (int) value;
    }

    private static int digit(char digit, boolean hexadecimal) {
        int value = digit < 0x80 ? Character.digit(digit, hexadecimal ? 16 : 10) : -1;
        if (value < 0) {
            throw new XmlRejected(XmlFailure.NOT_WELL_FORMED);
        }
        return value;
    }

    private static int unknown(String name) {
        boolean wellFormed = !name.isEmpty() && XmlNames.isNameStart(name.codePointAt(0))
                && name.codePoints().allMatch(XmlNames::isName);
        throw new XmlRejected(wellFormed ? XmlFailure.RESTRICTED : XmlFailure.NOT_WELL_FORMED);
    }
}
