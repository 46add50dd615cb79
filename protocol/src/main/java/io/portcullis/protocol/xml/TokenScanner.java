package io.portcullis.protocol.xml;

/// Looks for the end of one token; goes on where it stopped when more bytes have come.
final class TokenScanner {
    /// What the searches answer when the end is not there yet.
    static final int NOT_YET = -1;

    private int done;
    private byte quote;
    private int classes;

    /// The classes of all bytes of the token, by [ByteClass].
    int classes() {
        return classes;
    }

    void reset() {
        done = 0;
        quote = 0;
        classes = 0;
    }

    /// Where the tag that begins at `start` ends, behind its `>`.
    int tag(byte[] bytes, int start, int to) {
        byte inside = quote;
        int seen = classes;
        for (int at = start + Math.max(done, 1); at < to; at++) {
            byte value = bytes[at];
            int kind = ByteClass.of(value);
            seen |= kind;
            if ((kind & ByteClass.TAG_STOP) != 0) {
                if (value == '<') {
                    throw new XmlRejected(XmlFailure.NOT_WELL_FORMED);
                }
                if (inside != 0) {
                    inside = value == inside ? 0 : inside;
                } else if (value == '>') {
                    classes = seen;
                    return at + 1;
                } else {
                    inside = value;
                }
            }
        }
        quote = inside;
        classes = seen;
        done = to - start;
        return NOT_YET;
    }

    /// Where the character data that begins at `start` ends, before the next `<`.
    int text(byte[] bytes, int start, int to) {
        int seen = classes;
        for (int at = start + done; at < to; at++) {
            byte value = bytes[at];
            int kind = ByteClass.of(value);
            if ((kind & ByteClass.TEXT_STOP) != 0) {
                if (value == '<') {
                    classes = seen;
                    return at;
                }
                if (value != '>' || endsSection(bytes, start, at)) {
                    throw new XmlRejected(XmlFailure.NOT_WELL_FORMED);
                }
            }
            seen |= kind;
        }
        classes = seen;
        done = to - start;
        return NOT_YET;
    }

    /// Where the CDATA section whose content begins at `content` ends, behind its `]]>`.
    int section(byte[] bytes, int start, int content, int to) {
        for (int at = Math.max(start + done, content); at < to; at++) {
            if (bytes[at] == '>' && endsSection(bytes, content, at)) {
                return at + 1;
            }
        }
        done = to - start;
        return NOT_YET;
    }

    /// Where the XML declaration that begins at `start` ends, behind its `?>`.
    int declaration(byte[] bytes, int start, int to) {
        for (int at = start + Math.max(done, 2); at < to; at++) {
            if (bytes[at] == '>') {
                return at + 1;
            }
        }
        done = to - start;
        return NOT_YET;
    }

    private static boolean endsSection(byte[] bytes, int from, int at) {
        return at - from >= 2 && bytes[at - 1] == ']' && bytes[at - 2] == ']';
    }
}
