package io.portcullis.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The IPv6 cases of RFC 5118 section 4.
class Ipv6Test {
    private static String register(String requestUri, String via) {
        return SipSamples.lines("REGISTER " + requestUri + " SIP/2.0", "To: sip:user@example.com",
                "From: sip:user@example.com;tag=81x2", "Via: " + via, "Call-ID: SSG9559905523997077@hlau_4100",
                "Max-Forwards: 70", "Contact: \"Caller\" <sip:caller@[2001:db8::1]>", "CSeq: 98176 REGISTER",
                "Content-Length: 0");
    }

    @Test
    void section41_referenceInBrackets_isValid() {
        SipMessage message = SipSamples
                .parsed(register("sip:[2001:db8::10]", "SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bKas3-111"));
        assertThat(message.uri()).map(SipUri::host).contains("[2001:db8::10]");
        assertThat(message.topVia().host()).isEqualTo("[2001:db8::9:1]");
        assertThat(message.contacts().getFirst().sipUri()).map(SipUri::host).contains("[2001:db8::1]");
    }

    @Test
    void section42_addressWithoutBrackets_isAnswered400() {
        SipParse.Rejected rejected = SipSamples
                .rejected(register("sip:2001:db8::10", "SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bKas3-111"));
        assertThat(rejected.why()).isEqualTo(SipRejection.REQUEST_URI);
        assertThat(rejected.response()).map(SipMessage::status).contains(400);
    }

    @Test
    void section43_portInsideTheBrackets_isPartOfTheAddress() {
        SipMessage message = SipSamples
                .parsed(register("sip:[2001:db8::10:5070]", "SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bKas3-111"));
        assertThat(message.uri()).map(SipUri::host).contains("[2001:db8::10:5070]");
        assertThat(message.uri()).map(SipUri::port).contains(-1);
    }

    @Test
    void section44_portOutsideTheBrackets_isThePort() {
        SipMessage message = SipSamples
                .parsed(register("sip:[2001:db8::10]:5070", "SIP/2.0/UDP [2001:db8::9:1]:5062;branch=z9hG4bKas3-111"));
        assertThat(message.uri()).map(SipUri::port).contains(5070);
        assertThat(message.topVia().port()).isEqualTo(5062);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2001:db8::9:255]", "2001:db8::9:255"})
    void section45_receivedWithAndWithoutBrackets_isRead(String received) {
        SipMessage message = SipSamples.parsed(register("sip:[2001:db8::10]",
                "SIP/2.0/UDP [2001:db8::9:1];received=" + received + ";branch=z9hG4bKas3-111"));
        assertThat(message.topVia().received()).contains(received);
    }

    @Test
    void section46_sessionDescriptionWithIpv6_isABodyLikeAnyOther() {
        String sdp = String.join("\r\n", "v=0", "o=assistant 971731711378798081 0 IN IP6 2001:db8::20",
                "s=Live video feed for today's meeting", "c=IN IP6 2001:db8::20", "t=3338481189 3370017201",
                "m=audio 6000 RTP/AVP 2", "m=video 6024 RTP/AVP 107", "");
        SipMessage invite = SipSamples.parsed(SipSamples.lines("INVITE sip:user@[2001:db8::10] SIP/2.0",
                "To: sip:user@[2001:db8::10]", "From: sip:user@example.com;tag=81x2",
                "Via: SIP/2.0/UDP [2001:db8::20];branch=z9hG4bKas3-111", "Call-ID: SSG9559905523997077@hlau_4100",
                "Contact: \"Caller\" <sip:caller@[2001:db8::20]>", "CSeq: 8612 INVITE", "Max-Forwards: 70",
                "Content-Type: application/sdp", "Content-Length: " + sdp.length()) + sdp);
        assertThat(invite.body()).isEqualTo(SipSamples.bytes(sdp));
        assertThat(invite.to().sipUri()).map(SipUri::host).contains("[2001:db8::10]");
    }

    @Test
    void section47_mixedAddressesInVias_areAllRead() {
        SipMessage bye = SipSamples.parsed(SipSamples.lines("BYE sip:user@host.example.net SIP/2.0",
                "Via: SIP/2.0/UDP [2001:db8::9:1]:6050;branch=z9hG4bKas3-111",
                "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKjhja8781hjuaij65144",
                "Via: SIP/2.0/TCP [2001:db8::9:255];branch=z9hG4bK451jj;received=192.0.2.200",
                "Call-ID: 997077@lau_4100", "Max-Forwards: 70", "CSeq: 89187 BYE",
                "To: sip:user@example.net;tag=9817--94",
                "From: sip:user@example.com;tag=81x2", "Content-Length: 0"));
        assertThat(bye.vias()).extracting(Via::host).containsExactly("[2001:db8::9:1]", "192.0.2.1",
                "[2001:db8::9:255]");
    }

    @Test
    void section49_ipv4MappedAddress_isValid() {
        SipMessage message = SipSamples.parsed(register("sip:user@example.com",
                "SIP/2.0/UDP [::ffff:192.0.2.10]:19823;branch=z9hG4bKbh19"));
        assertThat(message.topVia()).extracting(Via::host, Via::port).containsExactly("[::ffff:192.0.2.10]", 19823);
    }

    @Test
    void section410_referenceWithThreeColons_isRefused() {
        assertThat(
                SipSamples.rejected(register("sip:user@[2001:db8:::192.0.2.1]", "SIP/2.0/UDP [2001:db8::9:1]")).why())
                .isEqualTo(SipRejection.REQUEST_URI);
        assertThat(SipSamples.parsed(register("sip:user@[2001:db8::192.0.2.1]", "SIP/2.0/UDP [2001:db8::9:1]")).uri())
                .map(SipUri::host).contains("[2001:db8::192.0.2.1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[2001:DB8::10]", "[2001:db8:0:0:0:0:0:10]", "[2001:0db8::0010]", "[2001:db8::0.0.0.16]"})
    void formsOfOneAddress_areOneHost(String other) {
        assertThat(SipHost.same("[2001:db8::10]", other)).isTrue();
        assertThat(SipHost.same("[2001:db8::11]", other)).isFalse();
        assertThat(SipUri.parse("sip:a@" + other)).isEqualTo(SipUri.parse("sip:a@[2001:db8::10]"))
                .hasSameHashCodeAs(SipUri.parse("sip:a@[2001:db8::10]"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[::ffff:192.0.2.1]", "[::FFFF:c000:201]", "192.0.2.1"})
    void mappedAddress_isTheIpv4Address(String form) {
        assertThat(SipHost.same("192.0.2.1", form)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[]", "[::", "[1:2]", "[zz::]", "", "h]"})
    void whatIsNoHost_isOnlyItself(String text) {
        assertThat(SipHost.comparable(text)).isEqualTo(text);
    }
}
