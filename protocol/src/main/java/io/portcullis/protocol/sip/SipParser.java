package io.portcullis.protocol.sip;

/// Reads and checks messages. Stateless; one serves all threads.
public final class SipParser {
    private final SipLimits limits;

    public SipParser(SipLimits limits) {
        this.limits = limits;
    }

    public SipLimits limits() {
        return limits;
    }

    /// One message that fills the array, as a datagram or a WebSocket frame holds it. The array is taken over.
    public SipParse parse(byte[] bytes) {
        return Unfinished.yet();
    }
}
