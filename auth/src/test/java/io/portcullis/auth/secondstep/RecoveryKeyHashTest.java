package io.portcullis.auth.secondstep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.apppassword.AppPasswordGenerator;
import io.portcullis.auth.secret.Secret;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryKeyHashTest {
    private static final String KEY = "abcd-efgh-ijkm-nopq-rstu-vwxy-zabc";
    private final SecureRandom random = new SecureRandom();
    private final RecoveryKeyHash hash = RecoveryKeyHash.of(Secret.of(KEY), random);

    @ParameterizedTest
    @ValueSource(strings = {KEY, "abcdefghijkmnopqrstuvwxyzabc", "ABCD EFGH IJKM NOPQ RSTU VWXY ZABC",
        " abcd-efgh-ijkm-nopq-rstu-vwxy-zabc ", "abcd\u00a0efgh\u3000ijkm\u2003nopq\u2011rstu\u2013vwxy zabc"})
    void matches_theKeyHoweverTyped_isTrue(String typed) {
        assertThat(hash.matches(Secret.of(typed))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abcd", "abcd-efgh-ijkm-nopq-rstu-vwxy-zabd", "abcd-efgh-ijkm-nopq-rstu-vwxy-zab",
        "abcd-efgh-ijkm-nopq-rstu-vwxy-zabcc", "abcd-efgh-ijkm-nopq-rstu-vwxy-zabc\u0000",
        "abcd_efgh_ijkm_nopq_rstu_vwxy_zabc", "ａbcd-efgh-ijkm-nopq-rstu-vwxy-zabc"})
    void matches_anythingElse_isFalse(String typed) {
        assertThat(hash.matches(Secret.of(typed))).isFalse();
    }

    @Test
    void matches_generatedKey_andOnlyItsOwn() {
        AppPasswordGenerator generator = new AppPasswordGenerator(random);
        Secret first = generator.password(RecoveryKeyHash.LETTERS);
        RecoveryKeyHash own = RecoveryKeyHash.of(first, random);

        assertThat(own.matches(first)).isTrue();
        assertThat(own.matches(generator.password(RecoveryKeyHash.LETTERS))).isFalse();
    }

    @Test
    void decode_whatWasEncoded_matchesTheSame() {
        assertThat(RecoveryKeyHash.decode(hash.encode()).orElseThrow().matches(Secret.of(KEY))).isTrue();
        assertThat(RecoveryKeyHash.of(Secret.of(KEY), random).encode()).isNotEqualTo(hash.encode());
        assertThat(RecoveryKeyHash.decode(Arrays.copyOf(hash.encode(), 48))).isEmpty();
        assertThat(RecoveryKeyHash.decode(new byte[49])).isEmpty();
        assertThat(hash).hasToString("[REDACTED]");
    }

    @Test
    void of_textThatIsNoKey_isRefusedAndNotShown() {
        assertThatThrownBy(() -> RecoveryKeyHash.of(Secret.of("hunter2"), random))
                .isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("hunter2");
    }
}
