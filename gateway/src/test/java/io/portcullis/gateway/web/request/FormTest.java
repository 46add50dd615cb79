package io.portcullis.gateway.web.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.secret.Secret;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTest {
    private static Form form(String encoded) {
        return Form.parse(encoded.getBytes(UTF_8));
    }

    @Test
    void parse_encodedText_isDecoded() {
        Form form = form("name=J%C3%BCrgen+%26+S%C3%B6hne&empty=&=nameless&flag&percent=100%&half=%4");

        assertThat(form.text("name")).isEqualTo("Jürgen & Söhne");
        assertThat(form.text("empty")).isEmpty();
        assertThat(form.has("flag")).isFalse();
        assertThat(form.text("percent")).isEqualTo("100%");
        assertThat(form.text("half")).isEqualTo("%4");
        assertThat(form.text("absent")).isEmpty();
    }

    @Test
    void parse_aFieldTwice_countsTheFirst() {
        assertThat(form("id=one&id=two").text("id")).isEqualTo("one");
    }

    @Test
    void parse_manyFields_readsNoMoreThanTheBound() {
        Form form = form("x=1&".repeat(10) + String.join("&",
                java.util.stream.IntStream.range(0, 1000).mapToObj(i -> "f" + i + "=1").toList()));

        assertThat(form.has("f" + (Form.MOST_FIELDS - 2))).isTrue();
        assertThat(form.has("f" + Form.MOST_FIELDS)).isFalse();
    }

    @Test
    void secret_isTakenAsTypedAndPrintedNowhere() {
        Form form = form("password=+pass%20word+");

        assertThat(form.secret("password")).isEqualTo(Secret.of(" pass word "));
        assertThat(form.toString()).contains("password").doesNotContain("pass word");
        form.wipe();
        assertThat(form.text("password")).doesNotContain("pass");
    }

    @Test
    void cookie_amongOthers_isFoundByItsWholeName() {
        String value = "A".repeat(42) + "E";
        PageRequest request = new PageRequest(PageRequest.Method.GET, "/", form(""), form(""),
                Map.of("cookie", "x__Host-session=" + "B".repeat(43) + "; a=b;  __Host-session=" + value + "; c"),
                InetAddress.getLoopbackAddress());

        assertThat(request.cookie(CookieName.SESSION)).isPresent().get().satisfies(
                token -> assertThat(token.text()).isEqualTo(value));
        assertThat(request.cookie(CookieName.TRUSTED)).isEmpty();
        assertThat(request.toString()).doesNotContain(value);
    }

    @Test
    void cookies_set_areForThisHostAndItsOwnPagesOnly() {
        assertThat(CookieChange.set(CookieName.SESSION, "v").header())
                .isEqualTo("__Host-session=v; Path=/; Secure; HttpOnly; SameSite=Strict");
        assertThat(new CookieChange(CookieName.TRUSTED, "v", Duration.ofDays(30)).header())
                .endsWith("; Max-Age=2592000");
        assertThat(CookieChange.remove(CookieName.SESSION).header()).startsWith("__Host-session=;")
                .endsWith("; Max-Age=0");
        assertThat(CookieChange.set(CookieName.SESSION, "secret").toString()).doesNotContain("secret");
    }
}
