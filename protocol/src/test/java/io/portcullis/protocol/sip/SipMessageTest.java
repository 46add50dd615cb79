package io.portcullis.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SipMessageTest {
    @Test
    void request_readsItsParts() {
        SipMessage invite = SipSamples.parsed(SipSamples.invite());
        assertThat(invite.isRequest()).isTrue();
        assertThat(invite.method()).isEqualTo("INVITE");
        assertThat(invite.requestUri()).isEqualTo("sip:bob@example.org");
        assertThat(invite.uri()).map(SipUri::host).contains("example.org");
        assertThat(invite.status()).isZero();
        assertThat(invite.callId()).isEqualTo("a84b4c76e66710@192.0.2.7");
        assertThat(invite.cseq()).isEqualTo(new CSeq(1, "INVITE"));
        assertThat(invite.from().display()).isEqualTo("Alice");
        assertThat(invite.from().tag()).contains("1928301774");
        assertThat(invite.to().tag()).isEmpty();
        assertThat(invite.topVia().branch()).contains("z9hG4bK-524287-1---0f0e0d0c");
        assertThat(invite.topVia().asksRport()).isTrue();
        assertThat(invite.maxForwards()).hasValue(70);
        assertThat(invite.routes()).extracting(NameAddress::uri)
                .containsExactly("sip:proxy.example.org;transport=tcp;lr");
        assertThat(invite.contacts()).extracting(NameAddress::display).containsExactly("Alice");
        assertThat(invite.contentType()).contains("application/sdp");
        assertThat(new String(invite.body(), StandardCharsets.UTF_8)).startsWith("v=0\r\n")
                .hasSize(invite.bodyLength());
    }

    @Test
    void response_readsItsParts() {
        SipMessage response = SipSamples.parsed(SipSamples.register()
                .replace("REGISTER sip:example.org SIP/2.0", "SIP/2.0 487 Request  Terminated"));
        assertThat(response.isRequest()).isFalse();
        assertThat(response.status()).isEqualTo(487);
        assertThat(response.reason()).isEqualTo("Request  Terminated");
        assertThat(response.method()).isEqualTo("REGISTER");
        assertThat(response.requestUri()).isEmpty();
    }

    @Test
    void headers_areFoundByAnyCaseAndCompactForm() {
        SipMessage message = SipSamples.parsed(SipSamples.invite().replace("To:", "t:").replace("Via:", "VIA  :")
                .replace("Supported:", "k:").replace("User-Agent", "X-Thing"));
        assertThat(message.header("to")).contains("<sip:bob@example.org>");
        assertThat(message.headers("v")).hasSize(1);
        assertThat(message.list("SUPPORTED")).containsExactly("replaces", "timer");
        assertThat(message.header("x-tHING")).contains("Deskphone 4.2.1");
        assertThat(message.header("X-Thin")).isEmpty();
        assertThat(message.header("X-Things")).isEmpty();
    }

    @Test
    void list_splitsOnCommasOutsideQuotesAndBrackets() {
        SipMessage message = SipSamples.parsed(SipSamples.register().replace("Contact: <sip:alice@192.0.2.7",
                "Contact: \"a, \\\"b\" <sip:x,y@h;p=1>;q=0.1 , <sip:alice@192.0.2.7"));
        assertThat(message.list("Contact")).hasSize(2).first().isEqualTo("\"a, \\\"b\" <sip:x,y@h;p=1>;q=0.1");
        assertThat(message.contacts()).extracting(NameAddress::display).containsExactly("a, \"b", "");
    }

    @Test
    void list_leavesEmptyElementsOut() {
        SipMessage message = SipSamples.parsed(SipSamples.register().replace("path, outbound", ", path,, outbound,"));
        assertThat(message.list("Supported")).containsExactly("path", "outbound");
    }

    @Test
    void contactStar_isAllAndNoAddress() {
        SipMessage message = SipSamples.parsed(SipSamples.register().replaceAll("Contact: .*\r\n", "Contact: *\r\n"));
        assertThat(message.contactsAll()).isTrue();
        assertThat(message.contacts()).isEmpty();
    }

    @Test
    void expires_thatIsNoNumber_isAsIfAbsent() {
        for (String value : new String[] {"4294967296", "1e3", "-1", "", "99999999999999999999999"}) {
            assertThat(SipSamples.parsed(SipSamples.register().replace("Expires: 600", "Expires: " + value)).expires())
                    .isEmpty();
        }
        assertThat(SipSamples.parsed(SipSamples.register().replace("Expires: 600", "Expires: 4294967295")).expires())
                .hasValue(0xffff_ffffL);
    }

    @Test
    void maxForwards_whenAbsent_isEmpty() {
        assertThat(SipSamples.parsed(SipSamples.register().replace("Max-Forwards: 70\r\n", "")).maxForwards())
                .isEmpty();
    }

    @Test
    void severalVias_onOneLineAndMore_areAllRead() {
        SipMessage message = SipSamples.parsed(SipSamples.register().replace("Via: ",
                "Via: SIP/2.0/TLS a.example.org;branch=z9hG4bK1 , SIP/2.0/UDP b.example.org:5070\r\nv: "));
        assertThat(message.vias()).extracting(Via::host).containsExactly("a.example.org", "b.example.org", "192.0.2.7");
        assertThat(message.topVia().effectivePort()).isEqualTo(5061);
    }

    @Test
    void text_ofAMessage_holdsNothingOfIt() {
        SipMessage message = SipSamples.parsed(SipSamples.register());
        assertThat(message).hasToString("SipMessage[request]");
        assertThat(message.from().toString() + message.uri() + message.contacts()).doesNotContain("alice")
                .doesNotContain("Alice");
        assertThat(new SipParse.Parsed(message)).hasToString("Parsed[message=SipMessage[request]]");
    }

    @Test
    void typedHeader_missingInABuiltMessage_isAnError() {
        SipMessage message = SipMessage.request("OPTIONS", "sip:example.org").build();
        assertThatIllegalStateException().isThrownBy(message::from).withMessageContaining("From");
        assertThatIllegalStateException().isThrownBy(message::topVia).withMessageContaining("Via");
    }
}
