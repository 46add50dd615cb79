package io.portcullis.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNameTest {
    @ParameterizedTest
    @CsvSource({"alice,alice", "Alice,alice", "ALICE,alice", "ALI.CE-1_x,ali.ce-1_x", "\u00C9va,\u00E9va",
        "e\u0301va,\u00E9va", "\uFF41lice,alice", "\u03A3\u03B1,\u03C3\u03B1", "IRIS\u00C9,iris\u00E9"})
    void parse_anyCaseOrUnicodeForm_givesOneName(String typed, String name) {
        assertThat(AccountName.parse(typed)).contains(new AccountName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a@b", "a/b", "a:b", "<a>", "a&b", "a'b", "a\"b", "a\u0000", "a\n",
        "a\u007F",
        "\u00E9 x", "\u00E9@x", "\uFF20\u00E9", "\u200Ba", "a\uD800", "\u2163"})
    void parse_whatNoLocalPartMayHold_isEmpty(String typed) {
        assertThat(AccountName.parse(typed)).isEmpty();
    }

    @Test
    void parse_longerThan256Bytes_isEmpty() {
        assertThat(AccountName.parse("a".repeat(256))).isPresent();
        assertThat(AccountName.parse("a".repeat(257))).isEmpty();
        assertThat(AccountName.parse("\u00E9".repeat(128))).isPresent();
        assertThat(AccountName.parse("\u00E9".repeat(129))).isEmpty();
    }

    @Test
    void parse_underTurkishRules_isTheSame() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            assertThat(AccountName.parse("IRIS")).contains(new AccountName("iris"));
            assertThat(AccountName.parse("IRIS\u00C9")).contains(new AccountName("iris\u00E9"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void new_notNormalised_fails() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountName("Alice"));
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountName("e\u0301va"));
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountName(""));
    }
}
