package io.portcullis.gateway.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VisitChallengesTest {
    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00.123Z");

    private final SecureRandom random = new SecureRandom();
    private final VisitChallenges challenges = new VisitChallenges(random);
    private final SessionToken browser = SessionToken.create(random);

    @Test
    void asked_ofTheSameBrowser_isTheQuestionAgain() {
        String text = challenges.ask(browser, NOW.plusNanos(456)).text();

        assertThat(challenges.asked(browser, text)).hasValueSatisfying(asked -> {
            assertThat(asked.made()).isEqualTo(NOW);
            assertThat(asked.text()).isEqualTo(text);
        });
    }

    @Test
    void asked_ofAnotherBrowserOrProcess_isNothing() {
        String text = challenges.ask(browser, NOW).text();

        assertThat(challenges.asked(SessionToken.create(random), text)).isEmpty();
        assertThat(new VisitChallenges(random).asked(browser, text)).isEmpty();
    }

    @Test
    void asked_withOneCharacterChanged_isNothing() {
        String text = challenges.ask(browser, NOW).text();
        for (int i = 0; i < text.length(); i++) {
            String other = text.substring(0, i) + (text.charAt(i) == 'A' ? 'Q' : 'A') + text.substring(i + 1);
            assertThat(challenges.asked(browser, other)).as("at %d", i).isEmpty();
        }
    }

    @Test
    void asked_whatIsNoQuestion_isNothing() {
        for (String text : new String[] {"", "A", "%%%", "A".repeat(42), "A".repeat(44), "A".repeat(5000)}) {
            assertThat(challenges.asked(browser, text)).isEmpty();
        }
    }
}
