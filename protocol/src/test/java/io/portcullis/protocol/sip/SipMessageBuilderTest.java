package io.portcullis.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipMessageBuilderTest {
    private static final Via OURS = new Via("TCP", "10.0.0.1", 5060, Parameters.of("branch", "z9hG4bKours"));

    @Test
    void unchangedMessage_isWrittenBackAsItCame() {
        String text = SipSamples.invite().replace("Subject", "s").replace("User-Agent: ", "uSER-aGENT   :\t ");
        assertThat(text(SipSamples.parsed(text).toBuilder().build())).isEqualTo(text);
    }

    @Test
    void builtRequest_isParsedTheSame() {
        SipMessage built = SipMessage.request("MESSAGE", "sip:bob@example.org").pushVia(OURS).maxForwards(70)
                .add(HeaderName.FROM, "<sip:alice@example.org>;tag=1").add(HeaderName.TO, "<sip:bob@example.org>")
                .add(HeaderName.CALL_ID, "1@h").add(HeaderName.CSEQ, new CSeq(1, "MESSAGE").text())
                .body("text/plain", SipSamples.bytes("grüße")).build();
        assertThat(SipSamples.parsed(text(built))).isEqualTo(built);
        assertThat(built.header("Content-Length")).contains("7");
        assertThat(built.method()).isEqualTo("MESSAGE");
    }

    @Test
    void response_copiesWhatTheRequestNeedsBack() {
        SipMessage request = SipSamples.parsed(SipSamples.invite().replace("Via: ",
                "Via: SIP/2.0/TCP p.example.org;branch=z9hG4bKp\r\nVia: "));
        SipMessage response = SipMessage.response(request, 180).toTag("xyz").build();
        assertThat(text(response)).isEqualTo(SipSamples.lines("SIP/2.0 180 Ringing",
                "Via: SIP/2.0/TCP p.example.org;branch=z9hG4bKp",
                "Via: SIP/2.0/TCP 192.0.2.7:5062;branch=z9hG4bK-524287-1---0f0e0d0c;rport",
                "From: \"Alice\" <sip:alice@example.org>;tag=1928301774", "To: <sip:bob@example.org>;tag=xyz",
                "Call-ID: a84b4c76e66710@192.0.2.7", "CSeq: 1 INVITE", "Content-Length: 0"));
    }

    @Test
    void toTag_whereThereIsOne_staysAsItIs() {
        SipMessage request = SipSamples.parsed(SipSamples.invite().replace("To: <sip:bob@example.org>",
                "To: <sip:bob@example.org>;tag=old"));
        assertThat(SipMessage.response(request, 200).toTag("new").build().to().tag()).contains("old");
    }

    @Test
    void via_isPushedAndPopped() {
        SipMessage request = SipSamples.parsed(SipSamples.invite());
        SipMessage forwarded = request.toBuilder().pushVia(OURS).build();
        assertThat(forwarded.vias()).containsExactly(OURS, request.topVia());
        assertThat(forwarded.toBuilder().popVia().build()).isEqualTo(request);
    }

    @Test
    void via_isPoppedFromAList() {
        SipMessage message = SipSamples.parsed(SipSamples.invite().replace("Via: ", "Via: " + OURS.text() + ", "));
        assertThat(message.toBuilder().popVia().build().vias()).hasSize(1).first().extracting(Via::host)
                .isEqualTo("192.0.2.7");
    }

    @Test
    void topVia_isReplacedAlone() {
        SipMessage message = SipSamples.parsed(SipSamples.invite().replace("Via: ", "Via: " + OURS.text() + ", "));
        Via stamped = OURS.withParameter("received", "2001:db8::1").withParameter("rport", "40000");
        assertThat(message.toBuilder().topVia(stamped).build().vias()).hasSize(2).first().isEqualTo(stamped);
        assertThat(stamped.rport()).isEqualTo(40000);
    }

    @Test
    void routes_arePoppedPushedAndRecorded() {
        SipMessage message = SipSamples.parsed(SipSamples.invite().replace("Route: ", "Route: <sip:a;lr>,<sip:b;lr>,"));
        NameAddress ours = new NameAddress("", "sip:10.0.0.1;lr", Parameters.NONE);
        SipMessage forwarded = message.toBuilder().popRoute().recordRoute(ours).build();
        assertThat(forwarded.routes()).extracting(NameAddress::uri).containsExactly("sip:b;lr",
                "sip:proxy.example.org;transport=tcp;lr");
        assertThat(forwarded.recordRoutes()).containsExactly(ours);
        assertThat(forwarded.toBuilder().pushRoute(ours).build().routes()).hasSize(3).first().isEqualTo(ours);
    }

    @Test
    void maxForwards_isReplacedInItsPlace() {
        SipMessage message = SipSamples.parsed(SipSamples.invite());
        assertThat(text(message.toBuilder().maxForwards(69).build()))
                .isEqualTo(SipSamples.invite().replace("Max-Forwards: 70", "Max-Forwards: 69"));
    }

    @Test
    void contentLength_followsTheBody() {
        SipMessage message = SipSamples.parsed(SipSamples.invite());
        SipMessage shorter = message.toBuilder().body("text/plain", SipSamples.bytes("hi")).build();
        assertThat(shorter.headers("Content-Length")).containsExactly("2");
        assertThat(shorter.body()).isEqualTo(SipSamples.bytes("hi"));
        SipMessage none = shorter.toBuilder().withoutBody().replace("Content-Length", "77").build();
        assertThat(none.headers("l")).containsExactly("0");
        assertThat(none.contentType()).isEmpty();
    }

    @Test
    void lines_areAddedReplacedAndRemoved() {
        SipMessage message = SipSamples.parsed(SipSamples.invite());
        SipMessage changed = message.toBuilder().add("X-A", "1").add("Supported", "path").addTop("Supported", "gruu")
                .add("x-a", "2").replace("Via", OURS.text()).remove("user-agent").build();
        assertThat(changed.headers("X-A")).isEqualTo(List.of("1", "2"));
        assertThat(changed.list("Supported")).isEqualTo(List.of("gruu", "replaces", "timer", "path"));
        assertThat(changed.vias()).containsExactly(OURS);
        assertThat(changed.header("User-Agent")).isEmpty();
        assertThat(message.headers("X-A")).isEmpty();
    }

    @Test
    void requestUri_isReplaced() {
        SipMessage message = SipSamples.parsed(SipSamples.invite());
        assertThat(message.toBuilder().requestUri("sip:bob@192.0.2.9:5070;ob").build().requestUri())
                .isEqualTo("sip:bob@192.0.2.9:5070;ob");
        SipMessageBuilder response = SipMessage.response(message, 200);
        assertThatIllegalStateException().isThrownBy(() -> response.requestUri("sip:bob@192.0.2.9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nInjected: 1", "a\nb", "a\rb", "a\u0000b", "a\u007fb", "a\u0001", "\ud800"})
    void controlCharacters_cannotEnterThroughAnyDoor(String text) {
        SipMessage message = SipSamples.parsed(SipSamples.invite());
        SipMessageBuilder builder = message.toBuilder();
        refused(() -> builder.add("Subject", text));
        refused(() -> builder.addTop("Subject", text));
        refused(() -> builder.replace("Subject", text));
        refused(() -> builder.add(text, "x"));
        refused(() -> builder.requestUri("sip:" + text));
        refused(() -> builder.toTag(text));
        refused(() -> builder.body(text, new byte[0]));
        refused(() -> SipMessage.request(text, "sip:example.org"));
        refused(() -> SipMessage.request("INVITE", text));
        refused(() -> SipMessage.response(message, 200, text));
        refused(() -> Parameters.of("tag", text));
        refused(() -> Parameters.of(text, ""));
        refused(() -> new NameAddress(text, "sip:example.org", Parameters.NONE));
        refused(() -> new NameAddress("", "sip:" + text, Parameters.NONE));
        refused(() -> new Via(text, "h", -1, Parameters.NONE));
        refused(() -> new Via("UDP", text, -1, Parameters.NONE));
        refused(() -> new SipUri("sip", text, "", "h", -1, Parameters.NONE, ""));
        refused(() -> new SipUri("sip", "u", text, "h", -1, Parameters.NONE, ""));
        refused(() -> new SipUri("sip", "u", "", "h", -1, Parameters.NONE, text));
        refused(() -> new CSeq(1, text));
        assertThat(builder.build()).isEqualTo(message);
    }

    private static void refused(Runnable attempt) {
        assertThatIllegalArgumentException().isThrownBy(attempt::run).withMessageNotContaining("Injected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b", "a,b", "a>b", "a b", "\"a", "\"a\"b", "a\"", "\"a\\\""})
    void parameterValue_thatWouldEndTheParameter_isRefused(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> Parameters.of("name", value));
    }

    @Test
    void textMadeSafe_entersTheHeader() {
        assertThat(SipText.headerSafe("a\r\nb\u0000\u0001c")).isEqualTo("a b c");
        assertThat(SipText.headerSafe("a\ud83d\ude00\udc00")).isEqualTo("a\ud83d\ude00\ufffd");
        assertThat(SipText.quoted("say \"hi\\\" \r\n now")).isEqualTo("\"say \\\"hi\\\\\\\"  now\"");
        NameAddress address = new NameAddress("a\"<b>,;", "sip:example.org", Parameters.of("tag", "1"));
        assertThat(NameAddress.parse(address.text())).contains(address);
    }

    private static String text(SipMessage message) {
        return new String(message.encode(), StandardCharsets.UTF_8);
    }
}
