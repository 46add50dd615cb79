package io.portcullis.auth.apppassword;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.portcullis.auth.secret.Secret;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppPasswordGeneratorTest {
    private final AppPasswordGenerator generator = new AppPasswordGenerator(new SecureRandom());

    @Test
    void password_ofEitherLength_isGroupedLettersWithoutLookAlikes() {
        assertThat(text(generator.password(16))).matches("[a-km-z]{4}(-[a-km-z]{4}){3}");
        assertThat(text(generator.password(28))).matches("[a-km-z]{4}(-[a-km-z]{4}){6}");
        assertThatIllegalArgumentException().isThrownBy(() -> generator.password(15));
    }

    @Test
    void password_manyOfThem_useEveryLetterAboutEqually() {
        int[] counts = new int[128];
        for (int i = 0; i < 2_000; i++) {
            text(generator.password(28)).chars().forEach(c -> counts[c]++);
        }
        double expected = 2_000 * 28 / 25.0;
        AppPasswordGenerator.ALPHABET.chars()
                .forEach(c -> assertThat((double) counts[c]).isBetween(expected * 0.85, expected * 1.15));
    }

    /// Bytes from 250 on would make the first letters likelier.
    @Test
    void password_bytesThatAreNotFair_areThrownAway() {
        int[] given = {0};
        SecureRandom counting = new SecureRandom() {
            @Override
            public void nextBytes(byte[] bytes) {
                bytes[0] = (byte) (given[0]++ % 2 == 0 ? 250 : 249);
            }
        };
        assertThat(text(new AppPasswordGenerator(counting).password(16))).isEqualTo("zzzz-zzzz-zzzz-zzzz");
    }

    @Test
    void id_manyOfThem_areDifferent() {
        Set<AppPasswordId> ids = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            ids.add(generator.id());
        }
        assertThat(ids).hasSize(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcd-efgh-ijkm-nopq", "abcdefghijkmnopq", "abcd efgh ijkm nopq", "ABCD-EFGH-IJKM-NOPQ",
        "abcd-efgh-ijkm-nopq-rstu-vwxy-zabc", "abcdefghijkmnopqrstuvwxyzabc"})
    void shapedLikeAppPassword_lettersOfThatNumber_isTrue(String text) {
        assertThat(AppPasswordGenerator.shapedLikeAppPassword(Secret.of(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hunter2", "abcd-efgh-ijkm-nop", "abcd-efgh-ijkm-nopqr", "abcl-efgh-ijkm-nopq",
        "abcd-efgh-ijkm-nop1", "abcd_efgh_ijkm_nopq", "abcd-efgh-ijkm-nop\u00E9", "correct horse battery"})
    void shapedLikeAppPassword_anythingElse_isFalse(String text) {
        assertThat(AppPasswordGenerator.shapedLikeAppPassword(Secret.of(text))).isFalse();
    }

    private static String text(Secret secret) {
        return new String(secret.utf8(), UTF_8);
    }
}
