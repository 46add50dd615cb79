package io.portcullis.gateway.web.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.web.request.PageRequest.Method;
import io.portcullis.gateway.web.session.FormTokens;
import io.portcullis.gateway.web.session.SessionToken;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardTest {
    private final SessionToken cookie = SessionToken.create(new SecureRandom());
    private final FormTokens tokens = new FormTokens(new SecureRandom());
    private final Guard guard = new Guard(tokens);

    /// An empty value is a header that does not come.
    private boolean passes(String token, String contentType, String origin, String site) {
        Map<String, String> headers = new HashMap<>(Map.of("host", "example.org:8443"));
        Map.of("content-type", contentType, "origin", origin, "sec-fetch-site", site).forEach((name, value) -> {
            if (!value.isEmpty()) {
                headers.put(name, value);
            }
        });
        Form form = Form.parse(("csrf=" + token).getBytes(UTF_8));
        return guard.passes(new PageRequest(Method.POST, "/", Form.parse(new byte[0]), form, headers,
                InetAddress.getLoopbackAddress()), Optional.of(cookie));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            https://example.org:8443 | same-origin | true
            null                     | same-origin | true
            ''                       | same-origin | true
            https://example.org:8443 | ''          | true
            https://EXAMPLE.org:8443 | ''          | true
            ''                       | ''          | false
            null                     | ''          | false
            https://evil.example     | ''          | false
            https://evil.example     | same-origin | false
            https://example.org      | ''          | false
            http://example.org:8443  | ''          | false
            https://example.org:8443 | cross-site  | false
            null                     | cross-site  | false
            null                     | same-site   | false
            null                     | none        | false
            """, delimiter = '|', ignoreLeadingAndTrailingWhitespace = true)
    void passes_byWhereTheBrowserSaysItComesFrom(String origin, String site, boolean expected) {
        assertThat(passes(tokens.of(cookie), "application/x-www-form-urlencoded", origin, site)).isEqualTo(expected);
    }

    @Test
    void passes_withoutTheToken_isRefused() {
        String form = "application/x-www-form-urlencoded";
        assertThat(passes("", form, "", "same-origin")).isFalse();
        assertThat(passes(tokens.of(SessionToken.create(new SecureRandom())), form, "", "same-origin")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"text/plain,false", "'',false", "multipart/form-data,false", "application/json,false",
        "application/x-www-form-urlencoded; charset=UTF-8,true"})
    void passes_byContentType(String type, boolean expected) {
        assertThat(passes(tokens.of(cookie), type, "", "same-origin")).isEqualTo(expected);
    }

    @Test
    void passes_withoutACookie_isRefused() {
        Form form = Form.parse(("csrf=" + tokens.of(cookie)).getBytes(UTF_8));
        PageRequest request = new PageRequest(Method.POST, "/", Form.parse(new byte[0]), form,
                Map.of("content-type", "application/x-www-form-urlencoded", "sec-fetch-site", "same-origin"),
                InetAddress.getLoopbackAddress());

        assertThat(guard.passes(request, Optional.empty())).isFalse();
    }
}
