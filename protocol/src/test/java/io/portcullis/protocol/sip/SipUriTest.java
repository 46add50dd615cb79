package io.portcullis.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipUriTest {
    @ParameterizedTest
    @ValueSource(strings = {"sip:example.org", "sips:alice@example.org", "sip:alice:pw@example.org:5070",
        "sip:+1-212-555-1212:1234@gateway.com;user=phone", "sip:alice@192.0.2.4",
        "sip:atlanta.com;method=REGISTER?to=alice%40atlanta.com", "sip:alice;day=tuesday@atlanta.com",
        "sip:a@h;lr;x=1;transport=tcp?Subject=a&Priority=urgent", "sip:user%40h@example.org",
        "sip:[2001:db8::10]", "sip:a@[::1]:5060;maddr=[::1]", "sip:a@[::ffff:192.0.2.1]", "sip:a@example.org.",
        "sip:a@sip_server.local"})
    void uri_isReadAndWrittenTheSame(String text) {
        assertThat(SipUri.parse(text)).map(SipUri::text).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sip:", "sip:@h", "sip:a@", "tel:+1234", "sip:a@h:0", "sip:a@h:65536", "sip:a@h:",
        "sip:a@h:x", "sip:a@h;", "sip:a@h;=1", "sip:a@h;x=", "sip:a@h?", "sip:a b@h", "sip:a@h b", "sip:a@h\r\n",
        "sip:a@b@c", "sip:a%4@h", "sip:a%zz@h", "<sip:a@h>", "sip:a@h>", "sip:a@[::1", "sip:a@::1",
        "sip:a@[1:2:3:4:5:6:7]", "sip:a@[1:2:3:4:5:6:7:8:9]", "sip:a@[::1::]", "sip:a@[12345::]",
        "sip:a@[::1.2.3]", "sip:a@[::1.2.3.256]", "sip:a@[fe80::1%25eth0]", "sip:a@h..i", "sip:a@.h", "sip:a@-h",
        "sip:a:b:c@h", "sip:ä@h", "sip:a@ä"})
    void uri_thatIsMalformed_isNone(String text) {
        assertThat(SipUri.parse(text)).isEmpty();
    }

    @Test
    void uri_knowsItsParts() {
        SipUri uri = SipUri.parse("SIPS:al%69ce:p%20w@Example.ORG:5070;LR;Transport=TCP?Subject=x").orElseThrow();
        assertThat(uri.secure()).isTrue();
        assertThat(uri.decodedUser()).contains("alice");
        assertThat(uri.password()).isEqualTo("p%20w");
        assertThat(uri.host()).isEqualTo("example.org");
        assertThat(uri.port()).isEqualTo(5070);
        assertThat(uri.looseRouter()).isTrue();
        assertThat(uri.transport()).contains("tcp");
        assertThat(uri.headers()).isEqualTo("Subject=x");
        assertThat(uri.withParameter("ob", "").withoutParameter("lr").text())
                .isEqualTo("sips:al%69ce:p%20w@example.org:5070;Transport=TCP;ob?Subject=x");
    }

    @ParameterizedTest
    @CsvSource({"alice, sip:alice@h", "o'brien & co, sip:o'brien%20&%20co@h", "a@b:c, sip:a%40b%3Ac@h",
        "grüße, sip:gr%C3%BC%C3%9Fe@h", "100%, sip:100%25@h"})
    void user_isEscapedAndDecoded(String user, String text) {
        SipUri uri = SipUri.of(user, "h");
        assertThat(uri.text()).isEqualTo(text);
        assertThat(SipUri.parse(text).flatMap(SipUri::decodedUser)).contains(user);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sip:a%00b@h", "sip:%0d%0a@h", "sip:%ff@h", "sip:%c0%af@h", "sip:%7f@h", "sip:h"})
    void user_thatNoAccountCanHave_isNone(String text) {
        assertThat(SipUri.parse(text).orElseThrow().decodedUser()).isEmpty();
    }
}
