package io.portcullis.gateway.web.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.secret.Secret;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandInsTest {
    private final StandIns standIns = new StandIns(new SecureRandom());

    private String filled(String page) {
        return new String(standIns.filled(page.getBytes(UTF_8)), UTF_8);
    }

    @Test
    void filled_severalSecretsOfAnyLength_eachInAllItsPlaces() {
        Secret one = Secret.of("abcd-efgh");
        Secret other = Secret.of("x");
        String page = "é " + standIns.of(one) + standIns.of(other) + "<b>" + standIns.of(one) + "</b>";

        assertThat(filled(page)).isEqualTo("é abcd-efghx<b>abcd-efgh</b>");
    }

    @Test
    void filled_asManyAsThereCanBe_areToldApart() {
        List<String> texts = new ArrayList<>();
        StringBuilder page = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            texts.add("secret" + i);
            page.append(standIns.of(Secret.of("secret" + i))).append('\n');
        }
        assertThat(filled(page.toString()).lines()).containsExactlyElementsOf(texts);
        assertThatThrownBy(() -> standIns.of(Secret.of("more"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void filled_standInOfAnotherPage_staysText() {
        standIns.of(Secret.of("abcd"));
        String other = new StandIns(new SecureRandom()).of(Secret.of("efgh"));

        assertThat(filled(other)).isEqualTo(other);
    }

    @Test
    void of_secretThatWouldHaveToBeEscaped_isRefusedWithoutShowingIt() {
        for (String text : List.of("a<b", "a\"b", "a&b", "a'b", "ä")) {
            assertThatThrownBy(() -> standIns.of(Secret.of(text))).isInstanceOf(IllegalArgumentException.class)
                    .message().doesNotContain(text);
        }
    }
}
