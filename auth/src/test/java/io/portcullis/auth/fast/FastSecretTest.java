package io.portcullis.auth.fast;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FastSecretTest {
    private static final byte[] NONE = {};
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    /// Worked out by OpenSSL: `printf 'Initiator...' | openssl dgst -sha256 -hmac aaaa...`.
    @Test
    void proves_knownToken_isTheHmacOfTheDraft() {
        FastSecret secret = FastSecret.decode("a".repeat(43).getBytes(US_ASCII)).orElseThrow();

        assertThat(secret.proves(hex("a2b22c90afb0c5480d9f04db679ec62d64d3179ad37c055d822056a9b580f974"), NONE))
                .isTrue();
        assertThat(secret.proves(hex("61849f3249f12314f44093322287d4bc55fc343c03502fd88550dac3ba1e3490"),
                "cb-data".getBytes(UTF_8))).isTrue();
        assertThat(secret.responderHash("cb-data".getBytes(UTF_8)))
                .isEqualTo(hex("d02e06d2320a35a267b9b4aec73dde09054ad9e3524b7bb40d42671a7938411d"));
    }

    @Test
    void proves_otherBindingOrTokenOrRole_isWrong() {
        FastSecret secret = FastSecret.create(new SecureRandom());
        byte[] binding = {1, 2, 3};

        assertThat(secret.proves(secret.responderHash(binding), binding)).isFalse();
        assertThat(secret.proves(NONE, binding)).isFalse();
        assertThat(secret.proves(new byte[32], binding)).isFalse();
    }

    @Test
    void create_twoHundred_areAllDifferentAndOf43Characters() {
        Set<String> seen = new HashSet<>();
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < 200; i++) {
            seen.add(FastSecret.create(random).text());
        }

        assertThat(seen).hasSize(200).allMatch(text -> text.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void decode_otherLength_isNone() {
        FastSecret secret = FastSecret.create(new SecureRandom());

        assertThat(FastSecret.decode(secret.encode())).contains(secret);
        assertThat(FastSecret.decode(new byte[42])).isEmpty();
        assertThat(secret).hasToString("[REDACTED]");
    }

    @Test
    void isDue_afterHalfOfItsTime() {
        FastToken token = new FastToken(new FastTokenId("t1"), new AccountName("alice"), Optional.empty(), "agent",
                "HT-SHA-256-NONE", NOW, NOW.plusSeconds(100));

        assertThat(token.isDue(NOW.plusSeconds(50))).isFalse();
        assertThat(token.isDue(NOW.plusSeconds(51))).isTrue();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
