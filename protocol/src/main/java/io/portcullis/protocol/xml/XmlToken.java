package io.portcullis.protocol.xml;

/// The kinds of token in the XML of XMPP.
enum XmlToken {
    START_TAG, END_TAG, TEXT, CDATA, DECLARATION,
    /// Too few bytes to tell.
    UNKNOWN;

    private static final String CDATA_START = "<![CDATA[";
    private static final String DECLARATION_START = "<?xml";

    /// How many bytes open a CDATA section.
    static final int CDATA_OPENING = CDATA_START.length();
    /// How many bytes open the declaration.
    static final int DECLARATION_OPENING = DECLARATION_START.length();

    static XmlToken at(byte[] bytes, int start, int to) {
        if (bytes[start] != '<') {
            return TEXT;
        }
        if (to - start < 2) {
            return UNKNOWN;
        }
        return switch (bytes[start + 1]) {
            case '/' -> END_TAG;
            case '?' -> special(DECLARATION, DECLARATION_START, bytes, start, to);
            case '!' -> special(CDATA, CDATA_START, bytes, start, to);
            default -> START_TAG;
        };
    }

    private static XmlToken special(XmlToken token, String opening, byte[] bytes, int start, int to) {
        int length = Math.min(opening.length(), to - start);
        for (int i = 0; i < length; i++) {
            if (bytes[start + i] != opening.charAt(i)) {
                throw new XmlRejected(XmlFailure.RESTRICTED);
            }
        }
        return length == opening.length() ? token : UNKNOWN;
    }
}
