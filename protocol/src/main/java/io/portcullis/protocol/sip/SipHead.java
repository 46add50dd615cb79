package io.portcullis.protocol.sip;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The header section of one message, read but not yet checked, whose body may still be to come.
public final class SipHead {
    private static final int NO_LENGTH = -1;
    private static final int BAD_LENGTH = -2;

    private final byte[] bytes;
    private final StartLine start;
    private final HeaderLines lines;
    private final int bodyStart;
    private final int commas;
    private final @Nullable SipRejection refusal;

    SipHead(byte[] bytes, StartLine start, HeaderLines lines, int bodyStart, int commas,
            @Nullable SipRejection refusal) {
        this.bytes = bytes;
        this.start = start;
        this.lines = lines;
        this.bodyStart = bodyStart;
        this.commas = commas;
        this.refusal = refusal;
    }

    /// Of bytes that the reader itself failed on.
    static SipHead unreadable(byte[] bytes) {
        return new SipHead(bytes, new StartLine.Refused(SipRejection.PARSER_FAILURE, false),
                new HeaderLines(bytes, new int[0], 0, 0), 0, 0, SipRejection.PARSER_FAILURE);
    }

    /// Why the message cannot even be framed: the header section is malformed, or Content-Length is.
    public Optional<SipRejection> refusal() {
        if (start instanceof StartLine.Refused refused) {
            return Optional.of(refused.why());
        }
        if (refusal != null) {
            return Optional.of(refusal);
        }
        return contentLength() == BAD_LENGTH ? Optional.of(SipRejection.CONTENT_LENGTH) : Optional.empty();
    }

    /// Whether there is a Content-Length, as a stream needs.
    public boolean hasContentLength() {
        return contentLength() >= 0;
    }

    /// Content-Length in bytes; 0 when there is none.
    public int bodyLength() {
        return Math.max(0, contentLength());
    }

    /// Bytes before the body.
    public int length() {
        return bodyStart;
    }

    /// How many commas the header section holds: no list has more elements than that and one for each line.
    int commas() {
        return commas;
    }

    StartLine start() {
        return start;
    }

    HeaderLines lines() {
        return lines;
    }

    /// The same lines over a longer array that holds the body as well.
    SipMessage message(byte[] whole, int bodyEnd) {
        return new SipMessage(whole, start, lines.over(whole), Math.min(bodyStart, bodyEnd), bodyEnd);
    }

    /// The message as far as it was read, without a body.
    SipMessage withoutBody() {
        return new SipMessage(bytes, start, lines, bodyStart, bodyStart);
    }

    /// The bytes read, with room behind them for the body.
    public byte[] withRoomForBody() {
        return Arrays.copyOf(bytes, bodyStart + bodyLength());
    }

    /// Digits only, of one header, small enough to be an int.
    private int contentLength() {
        int line = lines.first(KnownHeaders.CONTENT_LENGTH);
        if (line < 0) {
            return NO_LENGTH;
        }
        int from = lines.valueStart(line);
        int to = lines.valueEnd(line);
        if (to == from || to - from > 9 || lines.next(KnownHeaders.CONTENT_LENGTH, line + 1) >= 0) {
            return BAD_LENGTH;
        }
        int length = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return BAD_LENGTH;
            }
            length = length * 10 + digit;
        }
        return length;
    }
}
