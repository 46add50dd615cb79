package io.portcullis.protocol.sip;

import java.util.Optional;

/// A CSeq header: sequence number below 2^31 and method. RFC 3261 section 20.16.
public record CSeq(long number, String method) {
    /// The largest number allowed. RFC 3261 section 8.1.1.5.
    public static final long MAX_NUMBER = Integer.MAX_VALUE;

    public CSeq {
        if (number < 0 || number > MAX_NUMBER || !SipText.isToken(method)) {
            throw new IllegalArgumentException("not a CSeq (expected: number below 2^31 and a token)");
        }
    }

    /// Parses a header value: digits, blanks, token.
    public static Optional<CSeq> parse(String value) {
        long number = 0;
        int at = 0;
        while (at < value.length() && value.charAt(at) >= '0' && value.charAt(at) <= '9' && number <= MAX_NUMBER) {
            number = number * 10 + value.charAt(at++) - '0';
        }
        int method = ParameterReader.skipBlanks(value, at);
        if (at == 0 || method == at || number > MAX_NUMBER || !SipText.isToken(value.substring(method))) {
            return Optional.empty();
        }
        return Optional.of(new CSeq(number, value.substring(method)));
    }

    /// The header value.
    public String text() {
        return number + " " + method;
    }
}
