package io.portcullis.gateway.sip.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.protocol.sip.SipUri;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// IPv6 addresses are equal by value, in whatever form they are written.
class Ipv6HostsTest {
    @ParameterizedTest
    @ValueSource(strings = {"[2001:db8::1]", "[2001:DB8:0:0::1]", "[2001:0db8:0000:0000:0000:0000:0000:0001]"})
    void forms_areOneContact_andOneAddressOfThisServer(String form) {
        assertThat(ContactEquality.same("sip:a@" + form + ";maddr=" + form,
                "sip:a@[2001:db8:0:0:0:0:0:1];maddr=[2001:db8::1]")).isTrue();
        assertThat(ContactEquality.same("sip:a@" + form, "sip:a@[2001:db8::2]")).isFalse();
        assertThat(new LocalNames("example.org", Set.of("[2001:db8:0:0:0:0:0:1]")).local(form)).isTrue();
        assertThat(new LocalNames("example.org", Set.of(form))
                .local(SipUri.parse("sip:a@[2001:db8::1]").orElseThrow())).isTrue();
    }
}
