package io.portcullis.protocol.sip.codec;

import io.netty.buffer.ByteBuf;
import io.portcullis.protocol.sip.SipLimits;
import io.portcullis.protocol.sip.SipRejection;

/// Finds the empty line that ends a header section in bytes that come piece by piece; each byte is looked at once.
final class HeadFinder {
    private final SipLimits limits;
    private int searched;
    private int lineStart;

    /// What was found.
    sealed interface Result {}

    /// The header section, its empty line taken in.
    record Found(int length) implements Result {}

    /// Not yet.
    record Unfinished() implements Result {}

    /// It will never be one.
    record Refused(SipRejection why) implements Result {}

    HeadFinder(SipLimits limits) {
        this.limits = limits;
    }

    /// For the next message.
    void reset() {
        searched = 0;
        lineStart = 0;
    }

    /// Searches what is readable. Between calls with the same message the reader index stays, and bytes are only added.
    Result find(ByteBuf in) {
        int base = in.readerIndex();
        int end = in.readableBytes();
        while (searched < end) {
            int lf = in.indexOf(base + searched, base + end, (byte) '\n') - base;
            if (lf < 0) {
                searched = end;
                return unfinished(end);
            }
            if (lf == 0 || in.getByte(base + lf - 1) != '\r') {
                return new Refused(SipRejection.LINE_END);
            }
            searched = lf + 1;
            if (lf - 1 == lineStart) {
                return searched > limits.headerSection()
                        ? new Refused(SipRejection.SECTION_TOO_LONG)
                        : new Found(searched);
            }
            lineStart = searched;
        }
        return unfinished(end);
    }

    private Result unfinished(int end) {
        if (end > limits.headerSection()) {
            return new Refused(SipRejection.SECTION_TOO_LONG);
        }
        return end - lineStart > limits.header() ? new Refused(SipRejection.HEADER_TOO_LONG) : new Unfinished();
    }
}
