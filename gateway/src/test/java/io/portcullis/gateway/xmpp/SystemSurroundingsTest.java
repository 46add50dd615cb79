package io.portcullis.gateway.xmpp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.xmpp.session.Surroundings;
import java.security.SecureRandom;
import java.time.Clock;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SystemSurroundingsTest {
    private static final AccountName ALICE = AccountName.parse("alice").orElseThrow();
    private static final AccountName BOB = AccountName.parse("bob").orElseThrow();
    private static final String CLIENT = "d4565fa7-4d72-4749-b3d3-740edbf87770";

    private final Surroundings surroundings = under("key");

    private static Surroundings under(String key) {
        return new SystemSurroundings(Clock.systemUTC(), new SecureRandom(),
                new SecretKeySpec(key.getBytes(US_ASCII), "HmacSHA256"));
    }

    @Test
    void tokenOf_sameAccountAndClient_isTheSame() {
        assertThat(surroundings.tokenOf(ALICE, CLIENT)).isEqualTo(surroundings.tokenOf(ALICE, CLIENT))
                .matches("[A-Za-z0-9_-]{16}");
    }

    /// One device with two accounts must not be seen to be one.
    @Test
    void tokenOf_otherAccountOrClient_isAnother() {
        assertThat(surroundings.tokenOf(ALICE, CLIENT)).isNotEqualTo(surroundings.tokenOf(BOB, CLIENT))
                .isNotEqualTo(surroundings.tokenOf(ALICE, CLIENT.replace('d', 'e')));
    }

    /// Whoever learns the client's id must not be able to compute the token.
    @Test
    void tokenOf_otherKey_isAnother() {
        Surroundings others = under("another key");

        assertThat(surroundings.tokenOf(ALICE, CLIENT)).isNotEqualTo(others.tokenOf(ALICE, CLIENT));
    }

    /// After a restart, and on another node.
    @Test
    void tokenOf_sameKeyElsewhere_isTheSame() {
        assertThat(surroundings.tokenOf(ALICE, CLIENT)).isEqualTo(under("key").tokenOf(ALICE, CLIENT));
    }

    @Test
    void newId_twice_isAnother() {
        assertThat(surroundings.newId()).matches("[A-Za-z0-9_-]{24}").isNotEqualTo(surroundings.newId());
    }
}
