package io.portcullis.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.protocol.sip.jain.JainHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our own parsers of the usual forms and the JAIN-SIP parser read the same out of them.
class AgreementTest {
    @ParameterizedTest
    @ValueSource(strings = {"<sip:alice@example.org>;tag=1928301774", "\"Alice Liddell\" <sip:alice@example.org>;tag=1",
        "\"A \\\"quoted\\\" name\" <sip:a@h>", "Alice <sip:alice@example.org>", "sip:alice@example.org;tag=x",
        "<sip:+12125551212@gw.example.com;user=phone>", "<sips:a@h:5071;transport=tcp;lr>;expires=60;q=0.7",
        "<sip:a%40b@h>;tag=a-b.c_d!e", "<sip:alice:secret@example.org:5070;maddr=224.2.0.1;ttl=15>",
        "<sip:a@[2001:db8::10]:5060>;tag=z", "<tel:+358-555-1234567;postd=pp22>;tag=q",
        "<sip:a@h>;+sip.instance=\"<urn:uuid:00000000-0000-1000-8000-000A95A0E128>\";reg-id=1"})
    void address_isReadTheSame(String value) {
        NameAddress ours = AddressParser.parseUsual(value).orElseThrow();
        String theirs = JainHeaders.usualForm(HeaderName.CONTACT, value).orElseThrow();
        assertThat(AddressParser.parseUsual(theirs)).contains(ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIP/2.0/UDP pc33.atlanta.com;branch=z9hG4bK776asdhds",
        "SIP/2.0/TLS [2001:db8::9]:5061;rport",
        "SIP/2.0/TCP 192.0.2.1:5060;received=192.0.2.207;rport=40001;branch=z9hG4bK77asjd",
        "SIP/2.0/WSS df7jal23ls0d.invalid;branch=z9hG4bK56sdasks;keep",
        "SIP/2.0/UDP h.example.org;ttl=16;maddr=224.2.0.1"})
    void via_isReadTheSame(String value) {
        Via ours = ViaParser.parseUsual(value).orElseThrow();
        String theirs = JainHeaders.usualForm(HeaderName.VIA, value).orElseThrow();
        assertThat(ViaParser.parseUsual(theirs)).contains(ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 INVITE", "0 REGISTER", "2147483647 ACK", "42 X-!INTERESTING-0123456789_*+`.%'~"})
    void cseq_isReadTheSame(String value) {
        String theirs = JainHeaders.usualForm(HeaderName.CSEQ, value).orElseThrow();
        assertThat(CSeq.parse(theirs)).isEqualTo(CSeq.parse(value)).isPresent();
    }

    /// Where both would refuse, or the JAIN-SIP parser alone would not: ours never takes what it refuses.
    @ParameterizedTest
    @ValueSource(strings = {"", "<sip:a@h", "\"open <sip:a@h>", "<>", "<sip:a@h:99999999999>",
        "<sip:a@[::1>", "<sip:>"})
    void address_thatTheyRefuse_isRefusedByUs(String value) {
        assertThat(JainHeaders.usualForm(HeaderName.CONTACT, value)).isEmpty();
        assertThat(NameAddress.parse(value)).isEmpty();
    }
}
