package io.portcullis.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.protocol.sip.digest.DigestCredentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A tab is white space wherever a space is. RFC 3261 section 25.1.
class TabsTest {
    private static String tabs(String text) {
        return text.replace(' ', '\t');
    }

    @ParameterizedTest
    @ValueSource(strings = {"<sip:a@h> ; tag=1", "<sip:a@h>; tag = 1", "A B <sip:a@h>;tag=1",
        "\"A\"  <sip:a@h> ;tag= 1",
        "sip:a@h ;tag=1", "<sip:a@h> ; x = \"y\""})
    void address(String text) {
        NameAddress spaces = NameAddress.parse(text).orElseThrow();
        assertThat(NameAddress.parse(tabs(text))).hasValueSatisfying(address -> {
            assertThat(address.uri()).isEqualTo(spaces.uri());
            assertThat(address.tag()).isEqualTo(spaces.tag());
            assertThat(address.parameters()).isEqualTo(spaces.parameters());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIP/2.0/UDP h ; branch=z9hG4bK1", "SIP / 2.0 / UDP h;branch=z9hG4bK1",
        "SIP/2.0/UDP  h : 5060; branch = z9hG4bK1"})
    void via(String text) {
        assertThat(Via.parse(tabs(text))).isPresent().isEqualTo(Via.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 INVITE", "1   INVITE"})
    void cseq(String text) {
        assertThat(CSeq.parse(tabs(text))).isPresent().isEqualTo(CSeq.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Digest username=\"a\", realm=\"r\"", "Digest  username = \"a\" ,  realm =\"r\""})
    void credentials(String text) {
        String rest = " , nonce=\"n\", uri=\"sip:h\", response=\"" + "0".repeat(64)
                + "\", algorithm=SHA-256, cnonce=\"c\", nc=00000001, qop=auth";
        assertThat(DigestCredentials.parse(text + rest)).isPresent();
        assertThat(DigestCredentials.parse(tabs(text + rest))).map(DigestCredentials::username).contains("a");
    }

    @Test
    void linesAndLists() {
        String text = SipSamples.invite().replace("Max-Forwards: ", "Max-Forwards \t:\t \t").replace("Content-Length",
                "Require\t:\ta\t,\tb\t\r\nContent-Length");
        SipMessage message = SipSamples.parsed(text);
        assertThat(message.maxForwards()).isPresent();
        assertThat(message.list("Require")).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n\t", "\r\n ", "\r\n \t "})
    void folds(String fold) {
        SipMessage message = SipSamples.parsed(SipSamples.invite().replace("To: ", "To:" + fold));
        assertThat(message.to().uri()).isEqualTo("sip:bob@example.org");
    }
}
