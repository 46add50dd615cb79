package io.portcullis.protocol.sip;

import java.util.Optional;

/// Reads and checks messages. Stateless; one serves all threads.
///
/// The array given is taken over: it becomes the message, and folded lines are unfolded in it.
public final class SipParser {
    private final SipLimits limits;

    public SipParser(SipLimits limits) {
        this.limits = limits;
    }

    public SipLimits limits() {
        return limits;
    }

    /// One message that fills the array, as a datagram or a WebSocket frame holds it: without Content-Length the body is all
    /// the rest, bytes behind the body are dropped. RFC 3261 section 18.3.
    public SipParse parse(byte[] bytes) {
        SipHead head = head(bytes);
        Optional<SipRejection> refusal = head.refusal();
        if (refusal.isPresent()) {
            return reject(head, refusal.get());
        }
        int rest = bytes.length - head.length();
        int bodyLength = head.hasContentLength() ? head.bodyLength() : rest;
        if (bodyLength > rest) {
            return reject(head, SipRejection.CONTENT_LENGTH);
        }
        if (bodyLength > limits.body()) {
            return reject(head, SipRejection.BODY_TOO_LARGE);
        }
        return check(head, head.message(bytes, head.length() + bodyLength));
    }

    /// Start line and headers, up to the empty line; for streams, which then wait for the body.
    public SipHead head(byte[] bytes) {
        try {
            return new HeadReader(bytes, limits).read();
        } catch (RuntimeException | StackOverflowError defect) {
            return SipHead.unreadable(bytes);
        }
    }

    /// The message of a header section and its body.
    ///
    /// @param whole begins with the bytes that [#head(byte\[\])] read, ends with the body
    public SipParse complete(SipHead head, byte[] whole) {
        return check(head, head.message(whole, whole.length));
    }

    /// The rejection of a message whose header section cannot be used, or its body not be had.
    public SipParse.Rejected reject(SipHead head, SipRejection why) {
        return rejected(head.withoutBody(), why);
    }

    private SipParse check(SipHead head, SipMessage message) {
        try {
            return MessageChecks.check(message, head.commas(), limits).<SipParse>map(why -> rejected(message, why))
                    .orElseGet(() -> new SipParse.Parsed(message));
        } catch (RuntimeException | StackOverflowError defect) {
            return rejected(message, SipRejection.PARSER_FAILURE);
        }
    }

    /// Never an answer to a response, to an ACK, or where no Via says to whom. RFC 3261 section 8.2.6.
    static SipParse.Rejected rejected(SipMessage message, SipRejection why) {
        boolean request = switch (message.start()) {
            case StartLine.Request line -> !line.method().equals("ACK");
            case StartLine.Status _ -> false;
            case StartLine.Refused refused -> refused.request();
        };
        boolean answerable = request && why.status() != 0 && message.typed().topVia().isPresent()
                && message.lines().first(KnownHeaders.CSEQ) >= 0;
        return new SipParse.Rejected(request ? why.status() : 0, why.reason(), why,
                answerable ? Optional.of(message) : Optional.empty());
    }
}
