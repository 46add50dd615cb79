package io.portcullis.auth.secondstep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.Secret;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserTokenTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:15:30Z");
    private final BrowserToken token = BrowserToken.create(new SecureRandom());

    @Test
    void parse_itsText_hasTheSameHash() {
        Secret text = token.text();

        assertThat(new String(text.chars())).matches("[A-Za-z0-9_-]{43}");
        assertThat(BrowserToken.parse(text).orElseThrow().hash()).isEqualTo(token.hash());
        assertThat(BrowserToken.create(new SecureRandom()).hash()).isNotEqualTo(token.hash());
        assertThat(token + " " + token.hash()).isEqualTo("[REDACTED] [REDACTED]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!",
        "++++++++++++++++++++++++++++++++++++++++///",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void parse_otherText_isEmpty(String text) {
        assertThat(BrowserToken.parse(Secret.of(text))).isEmpty();
    }

    @Test
    void trustedBrowser_isLiveForThirtyDays_andNotBeforeItWasMade() {
        TrustedBrowser browser = new TrustedBrowser(new TrustedBrowserId("b1"), new AccountName("alice"), "Firefox",
                NOW, Optional.empty(), NOW.plus(TrustedBrowser.LIFETIME));

        assertThat(browser.isLive(NOW)).isTrue();
        assertThat(browser.isLive(NOW.plusSeconds(30 * 86_400 - 1))).isTrue();
        assertThat(browser.isLive(NOW.plusSeconds(30 * 86_400))).isFalse();
        assertThat(browser.isLive(NOW.minusSeconds(1))).isFalse();
    }

    @Test
    void idsAndLabels_outOfBounds_areRefused() {
        assertThatThrownBy(() -> new TotpId("totp-1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TrustedBrowserId("")).isInstanceOf(IllegalArgumentException.class);
        for (String label : new String[] {"", " ", "a\nb", "x".repeat(129)}) {
            assertThatThrownBy(() -> new Totp(new TotpId("a"), new AccountName("alice"), label, NOW))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
