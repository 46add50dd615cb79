package io.portcullis.load.attack.flood;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/// Bytes that break what reads them. Pure.
final class HostileInput {
    private HostileInput() {}

    /// Beginnings of TLS that end badly: no TLS at all, a cut hello, a hello without a cipher that fits, an alert, noise.
    static List<byte[]> handshakes() {
        byte[] noise = new byte[300];
        new Random(1).nextBytes(noise);
        return List.of("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                bytes(0x16, 3, 1, 2, 0, 1, 0, 1), bytes(0x16, 3, 1, 0, 5, 1, 0, 0, 1, 0),
                bytes(0x15, 3, 1, 0, 2, 2, 40), noise, oldHello());
    }

    /// A whole ClientHello of TLS 1.0 with one cipher suite, of RC4.
    private static byte[] oldHello() {
        byte[] hello = new byte[5 + 4 + 2 + 32 + 1 + 2 + 2 + 2];
        byte[] head = bytes(0x16, 3, 1, 0, hello.length - 5, 1, 0, 0, hello.length - 9, 3, 1);
        System.arraycopy(head, 0, hello, 0, head.length);
        byte[] end = bytes(0, 0, 2, 0, 5, 1, 0);
        System.arraycopy(end, 0, hello, hello.length - end.length, end.length);
        return hello;
    }

    /// Requests of SIP that no reader may take, or that it may take but not write into a log as they are.
    ///
    /// @param via the address and port they come from
    /// @param id  of the transaction
    static List<byte[]> requests(String transport, String via, String id) {
        String good = "Via: SIP/2.0/" + transport + " " + via + ";branch=z9hG4bK" + id
                + ";rport\r\nMax-Forwards: 70\r\n"
                + "From: <sip:h@localhost>;tag=" + id + "\r\nCall-ID: " + id + "\r\n";
        String register = "REGISTER sip:localhost SIP/2.0\r\n" + good;
        String to = "To: <sip:h@localhost>\r\n";
        String sequence = "CSeq: 1 REGISTER\r\n";
        String end = "Content-Length: 0\r\n\r\n";
        return List.of(latin(register + "To: \"a\\\u0007b\" <sip:h@localhost>\r\n" + sequence + end),
                latin(register + "To: \"a <sip:h@localhost>\r\n" + sequence + end),
                latin(register + to + "CSeq: 99999999999999999999 REGISTER\r\n" + end),
                latin(register + to + sequence + "Content-Length: -1\r\n\r\n"),
                latin(register + to + sequence + "Contact: <sip:\u0000\u001b[31m@x>\r\n" + end),
                latin(register + to + sequence + "Authorization: Digest username=\"\u00ff\u00fe\", uri=\r\n" + end),
                latin("REGISTER sip:localhost SIP/9.9\r\n" + good + to + sequence + end),
                latin("\u001b]0;x\u0007 sip:localhost SIP/2.0\r\n" + good + to + "CSeq: 1 X\r\n" + end));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
