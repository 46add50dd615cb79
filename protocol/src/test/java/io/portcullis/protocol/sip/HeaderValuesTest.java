package io.portcullis.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Single elements: addresses, Via, CSeq, parameters.
class HeaderValuesTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<>", "<sip:a@h", "sip:a@h>", "\"open <sip:a@h>", "\"a\" sip:a@h",
        "Bell, A <sip:a@h>", "< sip:a@h>", "<sip:a@h >", "<sip:a@h>;", "<sip:a@h>;=", "<sip:a@h>;tag=",
        "<sip:a@h>;tag=\"x", "<sip:a@h> junk", "sip:a@h?Route=x", "a(b) <sip:a@h>", "<sip:a@h><sip:b@h>",
        "<sip:a@@h>", "*", "alice", "<alice>", "<a b:c>", "\"a\\"})
    void address_thatIsMalformed_isNone(String text) {
        assertThat(NameAddress.parse(text)).isEmpty();
    }

    @Test
    void address_readsItsParts() {
        NameAddress address = NameAddress.parse("\"A. \\\"G.\\\" Bell\"  <sip:bell@h;p=1> ; tag=x ;x=\"a;b\";flag")
                .orElseThrow();
        assertThat(address.display()).isEqualTo("A. \"G.\" Bell");
        assertThat(address.uri()).isEqualTo("sip:bell@h;p=1");
        assertThat(address.tag()).contains("x");
        assertThat(address.parameters().quotedValue("X")).contains("a;b");
        assertThat(address.parameters().get("flag")).contains("");
        assertThat(address.parameters().get("other")).isEmpty();
    }

    @Test
    void address_withoutBrackets_givesItsParametersToTheHeader() {
        NameAddress address = NameAddress.parse("sip:alice@h;tag=1").orElseThrow();
        assertThat(address.uri()).isEqualTo("sip:alice@h");
        assertThat(address.tag()).contains("1");
    }

    @Test
    void displayName_losesItsControlCharacters() {
        assertThat(NameAddress.parse("\"a\\\u0000b\\\u0007\" <sip:a@h>")).map(NameAddress::display).contains("ab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sip:a@h ;  tag  = 1", "<sip:a@h>;tag =1", "\"A\" <sip:a@h> ; tag= 1", "<sip:a@h>;tag = 1"})
    void address_withOddBlanks_isReadAllTheSame(String text) {
        assertThat(NameAddress.parse(text).orElseThrow().tag()).contains("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tel:+358-555-1234567", "isbn:2983792873", "http://www.example.com/", "name:John_Smith"})
    void address_ofAnotherScheme_isReadButNoSipUri(String uri) {
        NameAddress address = NameAddress.parse("<" + uri + ">").orElseThrow();
        assertThat(address.uri()).isEqualTo(uri);
        assertThat(address.sipUri()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SIP/2.0/UDP", "SIP/2.0/UDP ", "SIP/2.0/ h", "SIP/3.0/UDP h", "HTTP/2.0/UDP h",
        "SIP/2.0/UDP h:0", "SIP/2.0/UDP h:99999", "SIP/2.0/UDP h:", "SIP/2.0/UDP h;", "SIP/2.0/UDP h;branch=",
        "SIP/2.0/UDP h i", "SIP/2.0/UDP h;branch=a b", "SIP/2.0/UDP [::1", "SIP/2.0/UDP ::1",
        "SIP/2.0/UDP h;branch=z9hG4bKx(\\", "SIP / 2.0 / UDP h (comment)", "SIP/2.0/UDP h,SIP/2.0/UDP i",
        "SIP/2.0/UDP h;;branch=1"})
    void via_thatIsMalformed_isNone(String text) {
        assertThat(Via.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIP  /   2.0 /UDP    h:5070 ;branch = z9hG4bK1", "SIP/2.0/UDP h:5070;branch= z9hG4bK1",
        "sip/2.0/UDP\th:5070 ;branch=z9hG4bK1", "SIP/2.0/UDP h : 5070;branch=z9hG4bK1"})
    void via_withOddBlanks_isReadAllTheSame(String text) {
        Via via = Via.parse(text).orElseThrow();
        assertThat(via).isEqualTo(new Via("UDP", "h", 5070, Parameters.of("branch", "z9hG4bK1")));
    }

    @Test
    void via_isReadAndWrittenTheSame() {
        String text = "SIP/2.0/WSS df7jal23ls0d.invalid:443;branch=z9hG4bK56sdasks;rport;received=[2001:db8::9:255]";
        Via via = Via.parse(text).orElseThrow();
        assertThat(via.text()).isEqualTo(text);
        assertThat(via.rport()).isEqualTo(-1);
        assertThat(via.received()).contains("[2001:db8::9:255]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "INVITE", "1INVITE", "-1 INVITE", "2147483648 INVITE", "1 IN VITE", "1 ",
        "36893488147419103232 REGISTER", "1.5 INVITE"})
    void cseq_thatIsMalformed_isNone(String text) {
        assertThat(CSeq.parse(text)).isEmpty();
    }

    @Test
    void cseq_atItsLimits_isRead() {
        assertThat(CSeq.parse("0009\t  INVITE")).contains(new CSeq(9, "INVITE"));
        assertThat(CSeq.parse("2147483647 ACK")).contains(new CSeq(CSeq.MAX_NUMBER, "ACK"));
    }

    @Test
    void parameters_compareNamesWithoutCase() {
        Parameters parameters = Parameters.of("Tag", "a").with("x", "1");
        assertThat(parameters.with("TAG", "b")).isEqualTo(Parameters.of("tag", "b").with("X", "1"))
                .hasSameHashCodeAs(Parameters.of("tag", "b").with("X", "1")).isNotEqualTo(parameters);
        assertThat(parameters.without("tag")).isEqualTo(Parameters.of("x", "1"));
        assertThat(parameters.without("other")).isSameAs(parameters);
        assertThat(parameters).hasToString("Parameters[2]");
    }

    @Test
    void parameters_beyondTheLimit_areRefused() {
        assertThat(NameAddress.parse("<sip:a@h>" + ";x".repeat(ParameterReader.MAX))).isPresent();
        assertThat(NameAddress.parse("<sip:a@h>" + ";x".repeat(ParameterReader.MAX + 1))).isEmpty();
    }
}
