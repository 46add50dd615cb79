package io.portcullis.protocol.sip;

import java.nio.charset.StandardCharsets;

/// Messages as phones send them, for tests.
public final class SipSamples {
    private static final SipParser PARSER = new SipParser(SipLimits.DEFAULT);

    private SipSamples() {}

    /// A REGISTER with digest credentials.
    public static String register() {
        return lines("REGISTER sip:example.org SIP/2.0",
                "Via: SIP/2.0/UDP 192.0.2.7:5062;branch=z9hG4bK-524287-1---a1b2c3d4e5f6;rport", "Max-Forwards: 70",
                "Contact: <sip:alice@192.0.2.7:5062;transport=UDP>;expires=600;+sip.instance=\"<urn:uuid:6f1c>\"",
                "To: \"Alice\" <sip:alice@example.org>", "From: \"Alice\" <sip:alice@example.org>;tag=4fa31c2e",
                "Call-ID: 9uD2hQ1wS8kz..@192.0.2.7", "CSeq: 42 REGISTER", "Expires: 600",
                "Allow: INVITE, ACK, CANCEL, BYE, NOTIFY, REFER, MESSAGE, OPTIONS, INFO, SUBSCRIBE",
                "Supported: path, outbound", "User-Agent: Deskphone 4.2.1",
                "Authorization: Digest username=\"alice\", realm=\"example.org\", "
                        + "nonce=\"AAZCz8xqk1Jm4m0yq1m2Yx8wq1m2Yx8w\", uri=\"sip:example.org\", algorithm=SHA-256, "
                        + "response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\", "
                        + "cnonce=\"0a4f113b\", nc=00000001, qop=auth",
                "Content-Length: 0");
    }

    /// An INVITE with a session description.
    public static String invite() {
        String body = String.join("\r\n", "v=0", "o=alice 2890844526 2890844526 IN IP4 192.0.2.7", "s=-",
                "c=IN IP4 192.0.2.7", "t=0 0", "m=audio 49172 RTP/AVP 0 8 101", "a=rtpmap:0 PCMU/8000",
                "a=rtpmap:101 telephone-event/8000", "");
        return lines("INVITE sip:bob@example.org SIP/2.0",
                "Via: SIP/2.0/TCP 192.0.2.7:5062;branch=z9hG4bK-524287-1---0f0e0d0c;rport", "Max-Forwards: 70",
                "Route: <sip:proxy.example.org;transport=tcp;lr>",
                "Contact: \"Alice\" <sip:alice@192.0.2.7:5062;transport=TCP>", "To: <sip:bob@example.org>",
                "From: \"Alice\" <sip:alice@example.org>;tag=1928301774", "Call-ID: a84b4c76e66710@192.0.2.7",
                "CSeq: 1 INVITE", "Allow: INVITE, ACK, CANCEL, BYE, NOTIFY, REFER, MESSAGE, OPTIONS, INFO, SUBSCRIBE",
                "Content-Type: application/sdp", "Supported: replaces, timer", "User-Agent: Deskphone 4.2.1",
                "Content-Length: " + body.length()) + body;
    }

    /// Lines joined as a header section, with the empty line at its end.
    public static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    /// The outcome of parsing.
    public static SipParse parse(String text) {
        return PARSER.parse(bytes(text));
    }

    /// The message that this text must be.
    public static SipMessage parsed(String text) {
        return switch (parse(text)) {
            case SipParse.Parsed parsed -> parsed.message();
            case SipParse.Rejected rejected -> throw new AssertionError("rejected: " + rejected.why());
        };
    }

    /// The rejection that this text must meet.
    public static SipParse.Rejected rejected(String text) {
        return switch (parse(text)) {
            case SipParse.Parsed _ -> throw new AssertionError("accepted");
            case SipParse.Rejected rejected -> rejected;
        };
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
