package io.portcullis.auth.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyGroupsTest {
    private static final Secret KEY = Secret.of("aaaa-bbbb-cccc-dddd-eeee-ffff-gggg");
    private final KeyGroups groups = new KeyGroups(2, 7);

    @ParameterizedTest
    @CsvSource({"bbbb, gggg", "BBBB, gggg", "'b b b b', 'gggg '", "-bbbb-, gggg"})
    void match_theTwoGroups_inAnySpelling(String first, String second) {
        assertThat(groups.match(KEY, Secret.of(first), Secret.of(second))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"gggg, bbbb", "bbbb, ''", "'', gggg", "'', ''", "bbbb, ggg", "bbbb, ggggg", "bbbbcccc, gggg",
        "aaaa, gggg", "bbbb, ffff",
        "bbb1, gggg", "aaaa-bbbb-cccc-dddd-eeee-ffff-gggg, gggg"})
    void match_anythingElse_isRefused(String first, String second) {
        assertThat(groups.match(KEY, Secret.of(first), Secret.of(second))).isFalse();
    }

    @Test
    void match_noKey_isRefused() {
        assertThat(groups.match(Secret.of(""), Secret.of("bbbb"), Secret.of("gggg"))).isFalse();
        assertThat(groups.match(Secret.of("bbbb"), Secret.of(""), Secret.of(""))).isFalse();
        assertThat(groups.match(Secret.of(""), Secret.of("\0\0\0\0"), Secret.of("\0\0\0\0"))).isFalse();
    }

    @Test
    void random_eachTwoGroups_withTheSameChance() {
        Random random = new Random(28);
        Map<KeyGroups, Integer> counts = new HashMap<>();
        for (int i = 0; i < 21_000; i++) {
            counts.merge(KeyGroups.random(random), 1, Integer::sum);
        }
        assertThat(counts).hasSize(21);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(850, 1_150));
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "3, 3", "4, 3", "1, 8"})
    void make_noTwoGroups_isRefused(int first, int second) {
        assertThatThrownBy(() -> new KeyGroups(first, second)).isInstanceOf(IllegalArgumentException.class);
    }
}
