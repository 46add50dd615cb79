package io.portcullis.protocol.xmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JidTest {
    /// Examples 1 to 14 of RFC 7622 section 3.5, and more.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            juliet@example.com                  | juliet            | example.com  | ''
            juliet@example.com/foo              | juliet            | example.com  | foo
            juliet@example.com/foo bar          | juliet            | example.com  | foo bar
            juliet@example.com/foo@bar          | juliet            | example.com  | foo@bar
            foo\\20bar@example.com              | foo\\20bar        | example.com  | ''
            fussball@example.com                | fussball          | example.com  | ''
            fu\u00dfball@example.com            | fu\u00dfball      | example.com  | ''
            \u03c0@example.com                  | \u03c0            | example.com  | ''
            \u03a3@example.com/foo              | \u03c3            | example.com  | foo
            \u03c3@example.com/foo              | \u03c3            | example.com  | foo
            king@example.com/\u265a             | king              | example.com  | \u265a
            example.com                         | ''                | example.com  | ''
            example.com/foobar                  | ''                | example.com  | foobar
            a.example.com/b@example.net         | ''                | a.example.com | b@example.net
            a@b.example/c/d//e                  | a                 | b.example    | c/d//e
            JuLiet@EXAMPLE.com/FoO              | juliet            | example.com  | FoO
            IRIS@I.example/I                    | iris              | i.example    | I
            a@example.com.                      | a                 | example.com  | ''
            a@b\u00fccher.example               | a                 | b\u00fccher.example | ''
            a@B\u00dcCHER.example               | a                 | b\u00fccher.example | ''
            a@xn--bcher-kva.example             | a                 | b\u00fccher.example | ''
            a@XN--BCHER-KVA.example.            | a                 | b\u00fccher.example | ''
            a@b\u3002example                    | a                 | b.example    | ''
            a@127.0.0.1                         | a                 | 127.0.0.1    | ''
            a@[::1]/r                           | a                 | [::1]        | r
            a@[2001:DB8:0:0:0:0:0:1]            | a                 | [2001:db8::1] | ''
            \uff21lice@example.com              | alice             | example.com  | ''
            u\u0308@example.com                 | \u00fc            | example.com  | ''
            a@localhost                         | a                 | localhost    | ''
            a+b!#$%()*,-.;=?[\\]^_`{}~@x.example | a+b!#$%()*,-.;=?[\\]^_`{}~ | x.example | ''
            """, quoteCharacter = '"')
    void parse_good_isNormalised(String text, String local, String domain, String resource) {
        Jid jid = Jid.parse(text).orElseThrow();
        assertThat(jid.local()).isEqualTo(unquoted(local));
        assertThat(jid.domain()).isEqualTo(domain);
        assertThat(jid.resource()).isEqualTo(unquoted(resource));
        assertThat(Jid.parse(jid.toString())).contains(jid);
        assertThat(Jid.of(jid.local(), jid.domain(), jid.resource())).isEqualTo(jid).hasSameHashCodeAs(jid);
    }

    private static String unquoted(String value) {
        return value.equals("''") ? "" : value;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "/", "@example.com", "a@", "a@/r", "a@example.com/", "example.com/", "/r",
        "\"a\"@example.com", "a&b@example.com", "a'b@example.com", "a:b@example.com", "a<b@example.com",
        "a>b@example.com", "a b@example.com", " a@example.com", "a @example.com", "\u265a@example.com",
        "henry\u2163@example.com", "a\u0000@example.com", "a\u007f@example.com", "\uff20@example.com",
        "a\uff1ab@example.com", "a@b@example.com", "a@exa mple.com", "a@exa_mple.com", "a@.example.com",
        "a@example..com", "a@example.com..", "a@.", "a@-a.example", "a@a-.example", "a@example.com\u0000",
        "a@exam:5222", "a@[::1", "a@::1", "a@[::1]x", "a@[fe80::1%eth0]", "a@[]", "a@[[::1]]", "a@[1.2.3.4]",
        "a@example.com/\u0000", "a@example.com/\u0007x", "a@example.com/\n", "a@example.com/\ud800", "\ud800@x.example",
        "a@\ud800.example", "a@\u200b.example", "a@xn--a.example/\u009f", "a@x\u2044y.example", "a@x\uff0fy.example"})
    void parse_bad_isEmpty(String text) {
        assertThat(Jid.parse(text)).isEmpty();
    }

    @Test
    void parse_parts_areLimitedTo1023Bytes() {
        String label = "d".repeat(62) + '.';
        assertThat(Jid.parse("a".repeat(1023) + "@x")).isPresent();
        assertThat(Jid.parse("a".repeat(1024) + "@x")).isEmpty();
        assertThat(Jid.parse("\u00e4".repeat(511) + "@x")).isPresent();
        assertThat(Jid.parse("\u00e4".repeat(512) + "@x")).isEmpty();
        assertThat(Jid.parse("x/" + "r".repeat(1023))).isPresent();
        assertThat(Jid.parse("x/" + "r".repeat(1024))).isEmpty();
        assertThat(Jid.parse("x/" + "\u265a".repeat(342))).isEmpty();
        assertThat(Jid.parse(label.repeat(4) + "com")).isPresent();
        assertThat(Jid.parse(label.repeat(17))).isEmpty();
        assertThat(Jid.parse("d".repeat(64) + ".com")).isEmpty();
    }

    @Test
    void parse_underTurkishLocale_isTheSame() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            assertThat(Jid.parse("IRIS@IRIS.example/I")).map(Jid::toString).contains("iris@iris.example/I");
            assertThat(Jid.parse("\u00c4I@\u00c4I.example")).map(Jid::toString).contains("\u00e4i@\u00e4i.example");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void bare_leavesOutTheResource() {
        Jid full = Jid.of("a", "b.example", "c");
        assertThat(full.isBare()).isFalse();
        assertThat(full.bare()).isEqualTo(Jid.of("a", "b.example", "")).hasToString("a@b.example");
        Jid bare = full.bare();
        assertThat(bare.bare()).isSameAs(bare);
        assertThat(bare.isBare()).isTrue();
        assertThat(bare).isNotEqualTo(full);
    }

    @Test
    void withResource_replacesTheResource() {
        assertThat(Jid.of("a", "b.example", "c").withResource("d e")).hasToString("a@b.example/d e");
        assertThatThrownBy(() -> Jid.of("a", "b.example", "").withResource("\u0000"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void of_bad_isRefusedWithoutNamingIt() {
        assertThatThrownBy(() -> Jid.of("se cret", "b.example", "")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("cret");
    }

    @Test
    void parseResource_isNormalised() {
        assertThat(Jid.parseResource("x\u00a0y")).contains("x y");
        assertThat(Jid.parseResource("u\u0308")).contains("\u00fc");
        assertThat(Jid.parseResource("")).isEmpty();
        assertThat(Jid.parseResource("\u0001")).isEmpty();
    }

    @Test
    void parse_hugeInput_isRefusedAtOnce() {
        assertThat(Jid.parse("\u0308".repeat(100_000) + "@x")).isEmpty();
        assertThat(Jid.parse("a@" + "\u00fc.".repeat(100_000))).isEmpty();
        assertThat(Jid.parse("a@b/" + "\u0308".repeat(100_000))).isEmpty();
    }
}
