package io.portcullis.auth.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupNameTest {
    @Test
    void new_lettersDigitsAndMarks_isItsText() {
        assertThat(new GroupName("staff-2.new_ones")).hasToString("staff-2.new_ones");
        assertThat(new GroupName("a".repeat(64)).value()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Staff", "-x", ".x", "two words", "a\n", "ä", "<b>",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void new_anythingElse_fails(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new GroupName(text)).withMessageContaining("(expected: ");
    }
}
