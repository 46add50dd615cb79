package io.portcullis.protocol.sip;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads start line and header lines of one message into a table. For one use, by one thread.
///
/// It undoes folding in place: CRLF before a space becomes two spaces, so that nothing after it needs to know of folds.
final class HeadReader {
    private static final byte CR = '\r';
    private static final byte LF = '\n';
    private static final int WIDTH = 4;

    private final byte[] bytes;
    private final SipLimits limits;
    private int[] table = new int[16 * WIDTH];
    private int count;
    private int at;
    private int linesEnd;
    private boolean beyondAscii;
    private int commas;
    private StartLine start = new StartLine.Refused(SipRejection.START_LINE, false);
    private @Nullable SipRejection refusal;

    HeadReader(byte[] bytes, SipLimits limits) {
        this.bytes = bytes;
        this.limits = limits;
    }

    /// Reads from the first byte on. What was read before a refusal stays readable: an answer may be made of it.
    SipHead read() {
        int lineEnd = endOfLine(0);
        if (lineEnd >= 0) {
            readStart(lineEnd);
        }
        while (refusal == null && !atEmptyLine()) {
            readHeader();
        }
        if (refusal == null) {
            at += 2;
            checkWhole();
        }
        HeaderLines lines = new HeaderLines(bytes, table, count, linesEnd);
        return new SipHead(bytes, start, lines, at, commas, refusal);
    }

    private void readStart(int lineEnd) {
        start = StartLineReader.read(bytes, 0, lineEnd);
        at = lineEnd + 2;
        linesEnd = at;
        if (start instanceof StartLine.Request && lineEnd > limits.header()) {
            start = new StartLine.Refused(SipRejection.REQUEST_URI_TOO_LONG, true);
        }
    }

    private boolean atEmptyLine() {
        return at + 1 < bytes.length && bytes[at] == CR && bytes[at + 1] == LF;
    }

    private void readHeader() {
        int lineStart = at;
        int nameEnd = lineStart;
        while (nameEnd < bytes.length && SipText.isTokenChar((char) (bytes[nameEnd] & 0xff))) {
            nameEnd++;
        }
        int colon = skipBlanks(nameEnd, bytes.length);
        if (nameEnd == lineStart || colon >= bytes.length || bytes[colon] != ':') {
            refuse(lineStart >= bytes.length ? SipRejection.HEADERS_UNFINISHED : SipRejection.HEADER_LINE);
            return;
        }
        int lineEnd = endOfLine(colon + 1);
        if (lineEnd >= 0) {
            if (count == limits.headers()) {
                refuse(SipRejection.TOO_MANY_HEADERS);
            } else if (lineEnd - lineStart > limits.header()) {
                refuse(SipRejection.HEADER_TOO_LONG);
            } else {
                addLine(lineStart, nameEnd, colon, lineEnd);
            }
        }
    }

    private void addLine(int lineStart, int nameEnd, int colon, int lineEnd) {
        if (count * WIDTH == table.length) {
            table = Arrays.copyOf(table, table.length * 2);
        }
        int valueStart = skipBlanks(colon + 1, lineEnd);
        int valueEnd = lineEnd;
        while (valueEnd > valueStart && (bytes[valueEnd - 1] == ' ' || bytes[valueEnd - 1] == '\t')) {
            valueEnd--;
        }
        int entry = count++ * WIDTH;
        table[entry] = KnownHeaders.number(bytes, lineStart, nameEnd);
        table[entry + 1] = lineStart;
        table[entry + 2] = valueStart;
        table[entry + 3] = valueEnd;
        at = lineEnd + 2;
        linesEnd = at;
    }

    private int skipBlanks(int from, int to) {
        int i = from;
        while (i < to && (bytes[i] == ' ' || bytes[i] == '\t')) {
            i++;
        }
        return i;
    }

    /// Where the CRLF of the line is, folds taken in; -1 with a refusal when there is none.
    private int endOfLine(int from) {
        int i = from;
        while (i < bytes.length) {
            byte b = bytes[i];
            if (b == CR) {
                if (i + 1 == bytes.length || bytes[i + 1] != LF) {
                    return refuse(SipRejection.LINE_END);
                }
                if (!foldedAt(i)) {
                    return i;
                }
                bytes[i] = ' ';
                bytes[i + 1] = ' ';
                i++;
            } else if (b < ' ' || b == 0x7f) {
                if (!allowed(i, from)) {
                    return refuse(b == LF ? SipRejection.LINE_END : SipRejection.CONTROL_CHARACTER);
                }
            } else if (b == ',') {
                commas++;
            }
            i++;
        }
        return refuse(SipRejection.HEADERS_UNFINISHED);
    }

    /// The start line has no folds: a line that begins with a space right after it is no header.
    private boolean foldedAt(int i) {
        return linesEnd > 0 && i + 2 < bytes.length && (bytes[i + 2] == ' ' || bytes[i + 2] == '\t');
    }

    /// Tabs, bytes of UTF-8, and what a backslash escapes (RFC 3261 quoted-pair, never CR or LF).
    private boolean allowed(int i, int from) {
        byte b = bytes[i];
        if (b < 0) {
            beyondAscii = true;
            return true;
        }
        int backslashes = 0;
        while (i - 1 - backslashes >= from && bytes[i - 1 - backslashes] == '\\') {
            backslashes++;
        }
        return b == '\t' || (b != LF && (backslashes & 1) == 1);
    }

    private void checkWhole() {
        if (at > limits.headerSection()) {
            refuse(SipRejection.SECTION_TOO_LONG);
        } else if (beyondAscii && !isUtf8()) {
            refuse(SipRejection.CHARSET);
        }
    }

    private boolean isUtf8() {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, at));
            return text.hasRemaining();
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private int refuse(SipRejection why) {
        refusal = why;
        return -1;
    }
}
