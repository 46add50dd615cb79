package io.portcullis.protocol.interwork;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.protocol.sip.SipUri;
import io.portcullis.protocol.xmpp.Jid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc7247AddressesTest {
    @ParameterizedTest(name = "section 6.4: {0} is {1}")
    @CsvSource(delimiterString = " is ", quoteCharacter = '`', value = {"sip:f%C3%BC@sip.example is fü@sip.example",
        "sip:o'malley@sip.example is o\\27malley@sip.example", "sip:foo@sip.example;gr=bar is foo@sip.example/bar"})
    void section6_4_table(String uri, String jid) {
        assertThat(Addresses.toXmpp(SipUri.parse(uri).orElseThrow())).map(Jid::toString).contains(jid);
    }

    @ParameterizedTest(name = "section 6.5: {0} is {1}")
    @CsvSource(delimiterString = " is ", quoteCharacter = '`', value = {"m\\26m@xmpp.example is sip:m&m@xmpp.example",
        "tschüss@xmpp.example is sip:tsch%C3%BCss@xmpp.example",
        "baz@xmpp.example/qux is sip:baz@xmpp.example;gr=qux"})
    void section6_5_table(String jid, String uri) {
        assertThat(Addresses.toSip(Jid.parse(jid).orElseThrow())).map(SipUri::text).contains(uri);
    }

    @ParameterizedTest(name = "section 6.2: {0} goes over as {1} and comes back")
    @CsvSource(delimiterString = " is ", quoteCharacter = '`', value = {"a#b%c@d.example is sip:a%23b%25c@d.example",
        "a[b]c@d.example is sip:a%5Bb%5Dc@d.example", "a^b@d.example is sip:a%5Eb@d.example",
        "a{b|c}@d.example is sip:a%7Bb%7Cc%7D@d.example", "a\\b@d.example is sip:a%5Cb@d.example",
        "a\\5c26b@d.example is sip:a%5C5c26b@d.example", "a\\\\27b@d.example is sip:a%5C'b@d.example",
        "a\\20b@d.example is sip:a%20b@d.example",
        "a\\22b\\3ac\\3cd\\3ee\\40f@d.example is sip:a%22b%3Ac%3Cd%3Ee%40f@d.example",
        "a\\2fb@d.example is sip:a/b@d.example"})
    void section6_2_reservedCharacters(String jid, String uri) {
        SipUri mapped = Addresses.toSip(Jid.parse(jid).orElseThrow()).orElseThrow();
        assertThat(mapped.text()).isEqualTo(uri);
        assertThat(Addresses.toXmpp(SipUri.parse(uri).orElseThrow())).map(Jid::toString).contains(jid);
    }

    @ParameterizedTest(name = "{0} is o\\27hara in another spelling")
    @ValueSource(strings = {"sip:o'hara@d.example", "sip:o%27hara@d.example", "sip:o%5C27hara@d.example",
        "sip:%6F%5c27hara@d.example"})
    void toXmpp_everySpelling_isTheSameAccount(String uri) {
        assertThat(SipUri.parse(uri).flatMap(Addresses::toXmpp)).map(Jid::toString).contains("o\\27hara@d.example");
    }

    @ParameterizedTest(name = "section 6.3: the resource {0} is the instance {1}")
    @CsvSource(delimiterString = " is ", quoteCharacter = '`', value = {"Balcony 1 is Balcony%201", "büro is b%C3%BCro",
        "a;b=c?d@e is a%3Bb%3Dc%3Fd%40e", "x/[y]:z&+$ is x/[y]:z&+$", "100% is 100%25"})
    void section6_3_instances(String resource, String gr) {
        Jid jid = Jid.of("juliet", "example.org", resource);
        SipUri uri = Addresses.toSip(jid).orElseThrow();
        assertThat(uri.parameters().get("gr")).contains(gr);
        assertThat(SipUri.parse(uri.text()).flatMap(Addresses::toXmpp)).contains(jid);
    }

    @ParameterizedTest(name = "{0} is not bridged")
    @ValueSource(strings = {"sips:alice@example.org", "sip:example.org", "sip:%20a@example.org",
        "sip:a%20@example.org", "sip:a%C3@example.org", "sip:a%00b@example.org", "sip:a%0D%0Ab@example.org",
        "sip:a@example.org;gr=%00"})
    void toXmpp_whatXmppCannotSay_isEmpty(String uri) {
        assertThat(SipUri.parse(uri).flatMap(Addresses::toXmpp)).isEmpty();
    }

    @ParameterizedTest(name = "{0} is not bridged")
    @ValueSource(strings = {"example.org", "example.org/resource"})
    void toSip_withoutAccount_isEmpty(String jid) {
        assertThat(Jid.parse(jid).flatMap(Addresses::toSip)).isEmpty();
    }
}
