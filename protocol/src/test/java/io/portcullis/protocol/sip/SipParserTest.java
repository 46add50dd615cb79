package io.portcullis.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is refused, and how it is answered.
class SipParserTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "REGISTER sip:example.org SIP/2.0 | REGISTER sip:example.org SIP/3.0 | VERSION | 505",
        "REGISTER sip:example.org SIP/2.0 | REGISTER sip:example.org SIP/2.00 | VERSION | 505",
        "REGISTER sip:example.org SIP/2.0 | REGISTER sip:example.org SIP/2.x | START_LINE | 400",
        "REGISTER sip:example.org SIP/2.0 | REGISTER  sip:example.org SIP/2.0 | REQUEST_URI | 400",
        "REGISTER sip:example.org SIP/2.0 | REGISTER sip:exa[mple SIP/2.0 | REQUEST_URI | 400",
        "REGISTER sip:example.org SIP/2.0 | REGISTER sip:h?Route=x SIP/2.0 | REQUEST_URI | 400",
        "REGISTER sip:example.org SIP/2.0 | REGISTER example.org SIP/2.0 | REQUEST_URI | 400",
        "REGISTER sip:example.org SIP/2.0 | REGISTER <sip:example.org> SIP/2.0 | REQUEST_URI | 400",
        "CSeq: 42 REGISTER | CSeq: 42 INVITE | CSEQ_METHOD | 400",
        "CSeq: 42 REGISTER | CSeq: 42 register | CSEQ_METHOD | 400",
        "CSeq: 42 REGISTER | CSeq: 4294967296 REGISTER | CSEQ | 400", "Call-ID: | X-Call-ID: | HEADER_MISSING | 400",
        "From: | X-From: | HEADER_MISSING | 400",
        "CSeq: | CSeq: 41 REGISTER~CSeq: | HEADER_REPEATED | 400",
        "From: | f: <sip:a@h>;tag=1~From: | HEADER_REPEATED | 400",
        "To: | t: <sip:a@h>~To: | HEADER_REPEATED | 400", "Call-ID: | i: 1~Call-ID: | HEADER_REPEATED | 400",
        "From: \"Alice\" <sip:alice@example.org>;tag=4fa31c2e | From: \"Alice <sip:a@h> | FROM_OR_TO | 400",
        "To: \"Alice\" <sip:alice@example.org> | To: Alice, A <sip:a@h> | FROM_OR_TO | 400",
        "Call-ID: 9uD2hQ1wS8kz.. | Call-ID: a b | CALL_ID | 400",
        "Call-ID: 9uD2hQ1wS8kz.. | Call-ID: @ | CALL_ID | 400",
        "Max-Forwards: 70 | Max-Forwards: 256 | MAX_FORWARDS | 400",
        "Max-Forwards: 70 | Max-Forwards: -1 | MAX_FORWARDS | 400",
        "Max-Forwards: 70 | Max-Forwards: 70~Max-Forwards: 70 | HEADER_REPEATED | 400",
        "Content-Length: 0 | Content-Length: 1 | CONTENT_LENGTH | 400",
        "Content-Length: 0 | Content-Length: 0~l: 0 | CONTENT_LENGTH | 400",
        "Contact: | Contact: *~Contact: | CONTACT | 400", "Contact: | Contact: *, | CONTACT | 400",
        "Contact: | Contact: , | CONTACT | 400", "Contact: | Contact: <sip:a@h>;;~Contact: | CONTACT | 400",
        "Expires: 600 | Expires: 600~Expires: 0 | HEADER_REPEATED | 400", "Expires: 600 | Route: sip | ROUTE | 400",
        "Expires: 600 | Record-Route: <sip:a@h>,, | ROUTE | 400",
        "Expires: 600 | Date: Fri, 01 Jan 2010 16:00:00 EST | DATE | 400",
        "Expires: 600 | Date: yesterday GMT | DATE | 400",
        ";branch=z9hG4bK-524287-1---a1b2c3d4e5f6 | ;branch=z9hG4bK | VIA | 400",
        "Expires: 600 | no colon | HEADER_LINE | 400", "Expires: 600 | : 600 | HEADER_LINE | 400",
        "Expires: 600 | a b: 600 | HEADER_LINE | 400"})
    void request_withAFault_isRejectedAndAnswered(String good, String bad, SipRejection why, int status) {
        SipParse.Rejected rejected = SipSamples
                .rejected(SipSamples.register().replace(good, bad.replace("~", "\r\n")));
        assertThat(rejected.why()).isEqualTo(why);
        assertThat(rejected.status()).isEqualTo(status);
        assertThat(rejected.response()).map(SipMessage::status).contains(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Via: SIP/2.0/UDP h (", "Via: SIP/2.0/UDP", "Via: ", "V: SIP/2.0/UDP h;branch=1",
        "X-Via: x"})
    void request_withoutAnAddressToAnswer_isRejectedSilently(String via) {
        String text = SipSamples.register().replaceFirst("Via: [^\r]*", via);
        if (via.startsWith("V:")) {
            assertThat(SipSamples.parsed(text).topVia().branch()).contains("1");
        } else {
            assertThat(SipSamples.rejected(text).response()).isEmpty();
        }
    }

    @Test
    void response_withAFault_isDropped() {
        String text = SipSamples.register().replace("REGISTER sip:example.org SIP/2.0", "SIP/2.0 200 OK")
                .replace("CSeq: 42", "CSeq: 99999999999");
        SipParse.Rejected rejected = SipSamples.rejected(text);
        assertThat(rejected.status()).isZero();
        assertThat(rejected.response()).isEmpty();
    }

    @Test
    void ack_withAFault_isDropped() {
        SipParse.Rejected rejected = SipSamples
                .rejected(SipSamples.register().replace("REGISTER", "ACK").replace("42", "x"));
        assertThat(rejected.status()).isZero();
        assertThat(rejected.response()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"SIP/2.0 099 x", "SIP/2.0 700 x", "SIP/2.0 4294967301 x", "SIP/2.0 20 x", "SIP/2.0 2000",
        "SIP/2.0 abc x"})
    void response_withAnotherStatus_isDropped(String line) {
        SipParse.Rejected rejected = SipSamples
                .rejected(SipSamples.register().replace("REGISTER sip:example.org SIP/2.0", line));
        assertThat(rejected.why()).isEqualTo(SipRejection.STATUS_CODE);
        assertThat(rejected.response()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0001", "\u007f", "\\\\\u0000"})
    void controlCharacter_inAHeader_isRejected(String character) {
        assertThat(SipSamples.rejected(SipSamples.register().replace("Deskphone", "Desk" + character)).why())
                .isEqualTo(SipRejection.CONTROL_CHARACTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\\\n", "\\\r", "\n\r", "\r\r\n"})
    void lineEnd_thatIsNoCrLf_isRejected(String lineEnd) {
        assertThat(SipSamples.rejected(SipSamples.register().replace("Deskphone", "Desk" + lineEnd + "phone: x")).why())
                .isEqualTo(SipRejection.LINE_END);
    }

    @Test
    void bytes_thatAreNoUtf8_areRejected() {
        byte[] bytes = SipSamples.bytes(SipSamples.register().replace("Deskphone", "Desk~hone"));
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '~' ? (byte) 0xff : bytes[i];
        }
        assertThat(new SipParser(SipLimits.DEFAULT).parse(bytes)).isInstanceOfSatisfying(SipParse.Rejected.class,
                rejected -> assertThat(rejected.why()).isEqualTo(SipRejection.CHARSET));
    }

    @Test
    void limits_areKeptAtTheirEdges() {
        assertThat(why(SipSamples.register().replace("Deskphone", "x".repeat(8000)))).isEmpty();
        assertThat(why(SipSamples.register().replace("Deskphone", "x".repeat(8200))))
                .contains(SipRejection.HEADER_TOO_LONG);
        assertThat(why(SipSamples.register().replace("Expires:", "X-A: 1\r\n".repeat(115) + "Expires:"))).isEmpty();
        assertThat(why(SipSamples.register().replace("Expires:", "X-A: 1\r\n".repeat(117) + "Expires:")))
                .contains(SipRejection.TOO_MANY_HEADERS);
        assertThat(why(
                SipSamples.register().replace("Expires:", ("X: " + "1".repeat(4000) + "\r\n").repeat(5) + "Expires:")))
                .contains(SipRejection.SECTION_TOO_LONG);
        assertThat(why(SipSamples.register().replace("path, outbound", "a" + ",a".repeat(63)))).isEmpty();
        assertThat(why(SipSamples.register().replace("path, outbound", "a" + ",a".repeat(64))))
                .contains(SipRejection.TOO_MANY_ITEMS);
        assertThat(why(SipSamples.register().replace("Contact:", "m: <sip:a@h>\r\n".repeat(64) + "Contact:")))
                .contains(SipRejection.TOO_MANY_ITEMS);
        assertThat(why(SipSamples.register().replace("sip:example.org SIP", "sip:" + "a".repeat(9000) + " SIP")))
                .contains(SipRejection.REQUEST_URI_TOO_LONG);
    }

    @Test
    void body_overTheLimit_isAnswered413() {
        String text = SipSamples.register().replace("Content-Length: 0", "Content-Length: 70000") + "x".repeat(70000);
        assertThat(SipSamples.rejected(text).response()).map(SipMessage::status).contains(413);
    }

    @Test
    void answer_toTooManyHeaders_isMadeOfWhatWasRead() {
        String text = SipSamples.register().replace("Content-Length", "X-A: 1\r\n".repeat(200) + "Content-Length");
        SipMessage response = SipSamples.rejected(text).response().orElseThrow();
        assertThat(response.callId()).isEqualTo(SipSamples.parsed(SipSamples.register()).callId());
    }

    @Test
    void answer_toRepeatedHeaders_repeatsNone() {
        String text = SipSamples.register().replace("From:", "From: <sip:b@h>;tag=2\r\nf:").replace("CSeq:",
                "CSeq: 7 REGISTER\r\nCSeq:");
        SipMessage response = SipSamples.rejected(text).response().orElseThrow();
        assertThat(response.headers("From")).containsExactly("<sip:b@h>;tag=2");
        assertThat(response.headers("CSeq")).containsExactly("7 REGISTER");
    }

    @Test
    void checks_beforeRouting_refuseSchemeHopsAndExtensions() {
        Set<String> supported = Set.of("path");
        assertThat(RequestChecks.forProxy(SipSamples.parsed(SipSamples.invite()), supported)).isEmpty();
        assertThat(RequestChecks.forProxy(with("sip:bob@example.org SIP", "tel:+123 SIP"), supported))
                .map(SipParse.Rejected::status).contains(416);
        assertThat(RequestChecks.forProxy(with("Max-Forwards: 70", "Max-Forwards: 0"), supported))
                .map(SipParse.Rejected::status).contains(483);
        SipMessage extended = with("Supported:", "Proxy-Require: PATH, foo\r\nRequire: bar\r\nSupported:");
        assertThat(RequestChecks.forProxy(extended, supported)).map(SipParse.Rejected::status).contains(420);
        assertThat(RequestChecks.unsupported(extended, "Proxy-Require", supported)).containsExactly("foo");
        assertThat(RequestChecks.forServer(extended, Set.of("bar"))).isEmpty();
        assertThat(RequestChecks.forServer(extended, supported)).map(SipParse.Rejected::status).contains(420);
    }

    private static SipMessage with(String good, String other) {
        return SipSamples.parsed(SipSamples.invite().replace(good, other));
    }

    private static Optional<SipRejection> why(String text) {
        return switch (SipSamples.parse(text)) {
            case SipParse.Parsed _ -> Optional.empty();
            case SipParse.Rejected rejected -> Optional.of(rejected.why());
        };
    }
}
