package io.portcullis.protocol.xml;

/// Which characters and names XML 1.0 (fifth edition) allows.
final class XmlNames {
    /// Longest part of a name, in bytes.
    static final int MAX_BYTES = 256;
    static final String XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
    static final String XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";

    /// The ranges of `NameStartChar` beyond ASCII, first and last in turn.
    private static final int[] START_RANGES = {0xc0, 0xd6, 0xd8, 0xf6, 0xf8, 0x2ff, 0x370, 0x37d, 0x37f, 0x1fff,
        0x200c, 0x200d, 0x2070, 0x218f, 0x2c00, 0x2fef, 0x3001, 0xd7ff, 0xf900, 0xfdcf, 0xfdf0, 0xfffd, 0x10000,
        0xeffff};

    private XmlNames() {}

    /// Whether XML can carry that character at all.
    static boolean isCharacter(int codePoint) {
        if (codePoint < ' ') {
            return codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
        }
        boolean surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
        return !surrogate && codePoint != 0xfffe && codePoint != 0xffff && codePoint <= 0x10ffff;
    }

    static boolean isNameStart(int codePoint) {
        if (codePoint < 0x80) {
            return (ByteClass.of((byte) codePoint) & ByteClass.NAME_START) != 0;
        }
        for (int i = 0; i < START_RANGES.length; i += 2) {
            if (codePoint <= START_RANGES[i + 1]) {
                return codePoint >= START_RANGES[i];
            }
        }
        return false;
    }

    static boolean isName(int codePoint) {
        if (codePoint < 0x80) {
            return (ByteClass.of((byte) codePoint) & ByteClass.NAME) != 0;
        }
        return codePoint == 0xb7 || (codePoint >= 0x300 && codePoint <= 0x36f) || codePoint == 0x203f
                || codePoint == 0x2040 || isNameStart(codePoint);
    }

    /// The name itself, if it is one without a colon.
    static String checked(String name) {
        if (!isNcName(name)) {
            throw new IllegalArgumentException("element name of " + name.length() + " characters is not an XML name");
        }
        return name;
    }

    /// The name itself, if it is one of the forms of [XmlElement#attribute].
    static String checkedAttribute(String name) {
        String local = name.startsWith("xml:") ? name.substring(4) : name.substring(name.lastIndexOf('}') + 1);
        boolean clark = !name.startsWith("{") || name.indexOf('}') > 1;
        if (!clark || name.equals("xmlns") || !isNcName(local)) {
            throw new IllegalArgumentException("attribute name of " + name.length() + " characters is not an XML name");
        }
        return name;
    }

    private static boolean isNcName(String name) {
        if (name.isEmpty() || !isNameStart(name.codePointAt(0))) {
            return false;
        }
        int at = 0;
        while (at < name.length()) {
            int codePoint = name.codePointAt(at);
            if (!isName(codePoint)) {
                return false;
            }
            at += Character.charCount(codePoint);
        }
        return true;
    }
}
