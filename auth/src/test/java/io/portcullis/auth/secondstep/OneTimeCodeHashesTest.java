package io.portcullis.auth.secondstep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portcullis.auth.apppassword.AppPasswordGenerator;
import io.portcullis.auth.secret.Secret;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OneTimeCodeHashesTest {
    private final SecureRandom random = new SecureRandom();
    private final AppPasswordGenerator generator = new AppPasswordGenerator(random);
    private final List<Secret> codes = Stream.generate(() -> generator.letters(OneTimeCodeHashes.LETTERS, 5))
            .limit(OneTimeCodeHashes.CODES).toList();
    private final OneTimeCodeHashes hashes = OneTimeCodeHashes.of(codes, random);

    @Test
    void without_eachCodeInTurn_leavesOneFewer() {
        OneTimeCodeHashes left = hashes;
        for (Secret code : codes.reversed()) {
            OneTimeCodeHashes before = left;
            left = before.without(code).orElseThrow();
            assertThat(left.left()).isEqualTo(before.left() - 1);
            assertThat(left.without(code)).isEmpty();
        }
        assertThat(left.left()).isZero();
    }

    @Test
    void without_whatIsNoCodeOfTheirs_isEmpty() {
        assertThat(hashes.without(generator.letters(OneTimeCodeHashes.LETTERS, 5))).isEmpty();
        assertThat(hashes.without(Secret.of(""))).isEmpty();
        assertThat(hashes.without(Secret.of("a".repeat(1_000_000)))).isEmpty();
        assertThat(OneTimeCodeHashes.of(List.of(), random).without(Secret.of(""))).isEmpty();
    }

    @Test
    void without_codeTypedInCapitalsAndSpaces_isTheSame() {
        String typed = new String(codes.getFirst().chars()).replace('-', ' ').toUpperCase(java.util.Locale.ROOT);

        assertThat(hashes.without(Secret.of(typed))).isPresent();
    }

    @Test
    void decode_whatWasEncoded_knowsTheSameCodes() {
        OneTimeCodeHashes again = OneTimeCodeHashes.decode(hashes.encode()).orElseThrow();

        assertThat(again.left()).isEqualTo(OneTimeCodeHashes.CODES);
        assertThat(codes).allSatisfy(code -> assertThat(again.without(code)).isPresent());
        assertThat(hashes).hasToString("[REDACTED]");
    }

    @Test
    void decode_otherBytes_isEmpty() {
        byte[] encoded = hashes.encode();
        byte[] more = encoded.clone();
        more[1]++;
        byte[] negative = encoded.clone();
        negative[1] = -1;

        for (byte[] other : List.of(new byte[0], new byte[1], Arrays.copyOf(encoded, encoded.length - 1), more,
                negative, new byte[encoded.length])) {
            assertThat(OneTimeCodeHashes.decode(other)).isEmpty();
        }
    }

    @Test
    void of_elevenCodesOrNoCode_isRefused() {
        assertThatThrownBy(() -> OneTimeCodeHashes.of(Collections.nCopies(11, codes.getFirst()), random))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OneTimeCodeHashes.of(List.of(Secret.of("hunter2")), random))
                .isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("hunter2");
    }
}
