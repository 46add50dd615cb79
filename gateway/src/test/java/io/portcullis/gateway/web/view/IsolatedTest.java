package io.portcullis.gateway.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsolatedTest {
    @Test
    void of_leftToRight_isTheTextItself() {
        assertThat(Isolated.of("Bob's tablet \uD83D\uDCDE \u00E4\u4E2D")).isEqualTo(
                "Bob's tablet \uD83D\uDCDE \u00E4\u4E2D");
    }

    @Test
    void of_rightToLeft_isIsolated() {
        assertThat(Isolated.of("\u05D0\u05D1")).isEqualTo("\u2068\u05D0\u05D1\u2069");
        assertThat(Isolated.of("\u0627\u0628")).isEqualTo("\u2068\u0627\u0628\u2069");
    }

    /// None can end the isolation, or hide.
    @ParameterizedTest
    @ValueSource(strings = {"\u202E", "\u202D", "\u202A", "\u202B", "\u202C", "\u2066", "\u2067", "\u2068", "\u2069",
        "\u2029",
        "\u0085", "\u0000", "\n", "\u007F"})
    void of_control_isShown(String control) {
        assertThat(Isolated.of("a" + control + "b")).isEqualTo("\u2068a\uFFFDb\u2069");
    }

    @Test
    void text_withALabelInIt_isolatesIt() {
        Texts texts = new Catalogue(ZoneOffset.UTC).choose(java.util.Optional.of("en"));
        assertThat(texts.of("remove.named", "x\u202Eevil")).contains("\u2068x\uFFFDevil\u2069")
                .doesNotContain("\u202E");
    }
}
