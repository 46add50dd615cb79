package io.portcullis.protocol.sip.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonceSourceTest {
    private static final Instant NOW = Instant.parse("2026-11-24T05:00:00.123456Z");
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final NonceSource SOURCE = new NonceSource(key(1), LIFETIME);

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }

    @Test
    void ownNonce_isValidWhileFresh() {
        String nonce = SOURCE.issue(NOW, "192.0.2.7");
        assertThat(SOURCE.check(nonce, NOW, "192.0.2.7")).isEqualTo(new NonceCheck.Valid(NOW));
        assertThat(SOURCE.check(nonce, NOW.plus(LIFETIME), "192.0.2.7")).isEqualTo(new NonceCheck.Valid(NOW));
        assertThat(nonce).hasSize(32).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void ownNonce_growsStale() {
        String nonce = SOURCE.issue(NOW, "192.0.2.7");
        assertThat(SOURCE.check(nonce, NOW.plus(LIFETIME).plusMillis(1), "192.0.2.7"))
                .isEqualTo(new NonceCheck.Stale(NOW));
    }

    @Test
    void nonce_ofAnotherSourceKeyOrTime_isForged() {
        String nonce = SOURCE.issue(NOW, "192.0.2.7");
        assertThat(SOURCE.check(nonce, NOW, "192.0.2.8")).isEqualTo(new NonceCheck.Forged());
        assertThat(new NonceSource(key(2), LIFETIME).check(nonce, NOW, "192.0.2.7")).isEqualTo(new NonceCheck.Forged());
        assertThat(SOURCE.check(nonce, NOW.minusSeconds(6), "192.0.2.7")).isEqualTo(new NonceCheck.Forged());
    }

    @Test
    void nonce_withAnyCharacterChanged_isForged() {
        String nonce = SOURCE.issue(NOW, "192.0.2.7");
        for (int i = 0; i < nonce.length(); i++) {
            char other = nonce.charAt(i) == 'A' ? 'B' : 'A';
            String changed = nonce.substring(0, i) + other + nonce.substring(i + 1);
            assertThat(SOURCE.check(changed, NOW, "192.0.2.7")).isEqualTo(new NonceCheck.Forged());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "________________________________", "!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcC"})
    void nonce_thatIsNotOurs_isForged(String nonce) {
        assertThat(SOURCE.check(nonce, NOW, "192.0.2.7")).isEqualTo(new NonceCheck.Forged());
    }

    @Test
    void nonces_ofDifferentMicroseconds_differ() {
        assertThat(SOURCE.issue(NOW, "a")).isNotEqualTo(SOURCE.issue(NOW.plusNanos(1000), "a"));
    }

    @Test
    void key_ofAnotherLength_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NonceSource(new byte[16], LIFETIME));
        assertThatIllegalArgumentException().isThrownBy(() -> new NonceSource(key(1), Duration.ZERO));
    }
}
