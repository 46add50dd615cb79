package io.portcullis.protocol.sip.jain;

/// What the JAIN-SIP parser made of a header value.
public sealed interface JainReading {
    /// It read it, and would write it so.
    record Usual(String value) implements JainReading {}

    /// It refused it, or was not asked, as it cannot bear such a value.
    record Malformed() implements JainReading {}

    /// It failed in a way it should not: a defect, contained.
    record Failed() implements JainReading {}
}
