package io.portcullis.auth.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"alice@example.org", "a.b+tag@mail.example.org", "o'brien@example.org", "x_%=1@a.bc"})
    void parse_address_isKeptAsItIs(String text) {
        assertThat(MailAddress.parse(text)).contains(new MailAddress(text));
    }

    @Test
    void parse_domain_isBroughtIntoOneForm() {
        assertThat(MailAddress.parse("Alice@EXAMPLE.org").orElseThrow()).hasToString("Alice@example.org");
        assertThat(MailAddress.parse("alice@b\u00fccher.example").orElseThrow())
                .hasToString("alice@xn--bcher-kva.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "alice", "alice@", "@example.org", "alice@example", "alice@@example.org",
        "alice@example.org\r\nBcc: eve@example.com", "alice@example.org\n", "alice\r@example.org",
        "alice\u0000@example.org", "alice@example.org,eve@example.com", "alice@example.org eve@example.com",
        "alice eve@example.org", "<alice@example.org>", "Alice <alice@example.org>", "\"a b\"@example.org",
        "alice@[192.0.2.1]", ".alice@example.org", "alice.@example.org", "a..b@example.org", "alice@-x.org",
        "alice@x-.org", "alice@.org", "alice@example.org.", "al\u00efce@example.org", "alice@exa mple.org",
        "alice@example.org\u2028", "a;b@example.org", "alice(x)@example.org", "alice@ex_ample.org",
        "alice@example.org:25", "%0d%0a\n@example.org"})
    void parse_whatIsNoAddressOrMore_isRefused(String text) {
        assertThat(MailAddress.parse(text)).isEmpty();
    }

    @Test
    void parse_overlong_isRefused() {
        String domain = "a".repeat(60) + "." + "b".repeat(60) + "." + "c".repeat(60) + ".org";

        assertThat(MailAddress.parse("a".repeat(64) + "@" + domain)).isPresent();
        assertThat(MailAddress.parse("a".repeat(65) + "@" + domain)).isEmpty();
        assertThat(MailAddress.parse("a".repeat(64) + "@" + "d".repeat(10) + "." + domain)).isEmpty();
        assertThat(MailAddress.parse("alice@" + "a".repeat(64) + ".org")).isEmpty();
        assertThat(MailAddress.parse("a@b.c".repeat(100_000))).isEmpty();
    }

    @Test
    void constructor_anythingElse_isRefused() {
        assertThatThrownBy(() -> new MailAddress("alice@EXAMPLE.org")).hasMessageContaining("mail address");
    }
}
