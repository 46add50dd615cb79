package io.portcullis.protocol.xml;

/// What a byte means to the parser: a set of bits for each of the 256.
final class ByteClass {
    /// Starts a name (ASCII only).
    static final int NAME_START = 1;
    /// Continues a name (ASCII only, without the colon).
    static final int NAME = 1 << 1;
    /// Matters in the search for the end of a tag: angle brackets and quotes.
    static final int TAG_STOP = 1 << 2;
    /// Matters in the search for the end of character data: angle brackets, and what is never allowed.
    static final int TEXT_STOP = 1 << 3;
    static final int REFERENCE = 1 << 4;
    /// Tab and line feed.
    static final int TAB_OR_LINE = 1 << 5;
    static final int CARRIAGE_RETURN = 1 << 6;
    /// A control character that XML does not allow.
    static final int CONTROL = 1 << 7;
    /// Part of a character beyond ASCII.
    static final int HIGH = 1 << 8;
    static final int SPACE = 1 << 9;

    private static final short[] CLASSES = classes();

    private ByteClass() {}

    static int of(byte value) {
        return CLASSES[value & 0xff];
    }

    static boolean isSpace(byte value) {
        return (CLASSES[value & 0xff] & SPACE) != 0;
    }

    private static short[] classes() {
        short[] classes = new short[256];
        for (int value = 0; value < 256; value++) {
            classes[value] = (short) classify((char) value);
        }
        return classes;
    }

    private static int classify(char value) {
        return switch (value) {
            case '<', '>' -> TAG_STOP | TEXT_STOP;
            case '"', '\'' -> TAG_STOP;
            case '&' -> REFERENCE;
            case ' ' -> SPACE;
            case '\t', '\n' -> SPACE | TAB_OR_LINE;
            case '\r' -> SPACE | CARRIAGE_RETURN;
            case '-', '.' -> NAME;
            case '_' -> NAME | NAME_START;
            default -> classifyRange(value);
        };
    }

    private static int classifyRange(char value) {
        if (value >= 0x80) {
            return HIGH;
        }
        if (value < ' ') {
            return CONTROL | TEXT_STOP;
        }
        char lower = (char) (value | 0x20);
        if (lower >= 'a' && lower <= 'z') {
            return NAME | NAME_START;
        }
        return value >= '0' && value <= '9' ? NAME : 0;
    }
}
