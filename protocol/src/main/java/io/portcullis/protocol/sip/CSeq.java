package io.portcullis.protocol.sip;

/// A CSeq header: sequence number below 2^31 and method. RFC 3261 section 20.16.
public record CSeq(long number, String method) {
    /// The largest number allowed. RFC 3261 section 8.1.1.5.
    public static final long MAX_NUMBER = Integer.MAX_VALUE;

    public CSeq {
        if (number < 0 || number > MAX_NUMBER || !SipText.isToken(method)) {
            throw new IllegalArgumentException("not a CSeq (expected: number below 2^31 and a token)");
        }
    }

    /// The header value.
    public String text() {
        return number + " " + method;
    }
}
