package io.portcullis.protocol.xml;

/// UTF-8 without leniency (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF.
final class Utf8 {
    private Utf8() {}

    /// The character that starts at `at` and ends before `to`.
    static int codePoint(byte[] bytes, int at, int to) {
        byte first = bytes[at];
        if (first >= 0) {
            return first;
        }
        int lead = first & 0xff;
        if (lead < 0xc2 || lead > 0xf4) {
            throw new XmlRejected(XmlFailure.BAD_ENCODING);
        }
        if (lead < 0xe0) {
            return (lead & 0x1f) << 6 | next(bytes, at + 1, to);
        }
        if (lead < 0xf0) {
            return checked((lead & 0x0f) << 12 | next(bytes, at + 1, to) << 6 | next(bytes, at + 2, to), 0x800);
        }
        int high = (lead & 0x07) << 18 | next(bytes, at + 1, to) << 12;
        return checked(high | next(bytes, at + 2, to) << 6 | next(bytes, at + 3, to), 0x10000);
    }

    /// How many bytes a character takes.
    static int width(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }

    /// Writes a character, which needs up to 4 bytes of room, and returns where it ends.
    static int encode(int codePoint, byte[] target, int at) {
        int end = at;
        if (codePoint < 0x80) {
            target[end++] = (byte) codePoint;
            return end;
        }
        if (codePoint < 0x800) {
            target[end++] = (byte) (0xc0 | codePoint >> 6);
        } else {
            if (codePoint < 0x10000) {
                target[end++] = (byte) (0xe0 | codePoint >> 12);
            } else {
                target[end++] = (byte) (0xf0 | codePoint >> 18);
                target[end++] = continuation(codePoint >> 12);
            }
            target[end++] = continuation(codePoint >> 6);
        }
        target[end++] = continuation(codePoint);
        return end;
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3f));
    }

    private static int next(byte[] bytes, int at, int to) {
        if (at >= to || (bytes[at] & 0xc0) != 0x80) {
            throw new XmlRejected(XmlFailure.BAD_ENCODING);
        }
        return bytes[at] & 0x3f;
    }

    private static int checked(int codePoint, int smallest) {
        boolean surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
        if (codePoint < smallest || codePoint > 0x10ffff || surrogate) {
            throw new XmlRejected(XmlFailure.BAD_ENCODING);
        }
        return codePoint;
    }
}
