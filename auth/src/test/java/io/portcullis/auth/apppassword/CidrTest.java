package io.portcullis.auth.apppassword;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    @ParameterizedTest
    @CsvSource({"192.0.2.0/24,192.0.2.255,true", "192.0.2.0/24,192.0.3.0,false", "192.0.2.128/25,192.0.2.127,false",
        "192.0.2.128/25,192.0.2.200,true", "0.0.0.0/0,203.0.113.9,true", "192.0.2.7,192.0.2.7,true",
        "192.0.2.7,192.0.2.6,false", "2001:db8::/32,2001:db8:1::1,true", "2001:db8::/32,2001:db9::1,false",
        "::/0,192.0.2.1,false", "0.0.0.0/0,2001:db8::1,false", "192.0.2.0/24,::ffff:192.0.2.9,true",
        "2001:db8::/33,2001:db8:8000::1,false"})
    void contains_address_isByPrefix(String network, String address, boolean inside) {
        assertThat(Cidr.parse(network).orElseThrow().contains(InetAddress.ofLiteral(address))).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "192.0.2.0/", "192.0.2.0/33", "192.0.2.0/-1", "192.0.2.0/+1", "192.0.2.1/24",
        "2001:db8::/129", "example.org", "example.org/24", "192.0.2.0/24/24", "192.0.2.0/ 24", "192.0.2.0/\u0664"})
    void parse_notANetwork_isEmpty(String text) {
        assertThat(Cidr.parse(text)).isEmpty();
    }

    @Test
    void around_address_isItsNetwork() {
        assertThat(Cidr.around(InetAddress.ofLiteral("192.0.2.77"), 24)).hasToString("192.0.2.0/24");
        assertThat(Cidr.around(InetAddress.ofLiteral("2001:db8:1:2::3"), 48))
                .isEqualTo(Cidr.parse("2001:db8:1::/48").orElseThrow());
    }
}
