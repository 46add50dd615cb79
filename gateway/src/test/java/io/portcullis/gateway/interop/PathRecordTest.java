package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PathRecordTest {
    private static final List<String> TABLE = List.of("Words before.", "", "| path | at 390 px | at 1200 px | goal |",
            "|---|---|---|---|", "| sign in | 3 / 6 / 35 / 2 / 16 | 3 / 6 / 35 / 2 / 17 | – |", "",
            "| another table | 1 |");

    private static Map<PathScreen, Effort> measured(String phone, String computer) {
        return Map.of(PathScreen.PHONE, Effort.parse(phone), PathScreen.COMPUTER, Effort.parse(computer));
    }

    @Test
    void longer_pathAsRecordedOrShorter_isNothing() {
        PathRecord record = PathRecord.of(TABLE);
        assertThat(record.longer("sign in", measured("3 / 6 / 35 / 2 / 16", "3 / 6 / 35 / 2 / 17"))).isEmpty();
        assertThat(record.longer("sign in", measured("1 / 0 / 15 / 1 / 5", "1 / 0 / 15 / 1 / 5"))).isEmpty();
        assertThat(record.says("sign in", measured("1 / 0 / 15 / 1 / 5", "1 / 0 / 15 / 1 / 5"))).isFalse();
    }

    @Test
    void longer_eachColumnLonger_namesPathColumnAndBothNumbers() {
        assertThat(PathRecord.of(TABLE).longer("sign in", measured("4 / 7 / 36 / 3 / 17", "3 / 6 / 35 / 2 / 18")))
                .containsExactlyInAnyOrder("sign in, at 390 px, taps: 4 (recorded: 3)",
                        "sign in, at 390 px, typed: 7 (recorded: 6)", "sign in, at 390 px, words: 36 (recorded: 35)",
                        "sign in, at 390 px, pages: 3 (recorded: 2)", "sign in, at 390 px, s: 17 (recorded: 16)",
                        "sign in, at 1200 px, s: 18 (recorded: 17)");
    }

    @Test
    void longer_pathWithoutRowOrWithoutOneOfItsMeasures_isSaid() {
        PathRecord record = PathRecord.of(TABLE);
        assertThat(record.titles()).containsExactly("sign in");
        assertThat(record.longer("fly", Map.of())).containsExactly("fly: no row in docs/paths.md");
        assertThatThrownBy(() -> Effort.parse("3 / 6")).hasMessageContaining("taps / typed / words / pages / s");
        assertThatThrownBy(() -> record.longer("sign in", Map.of())).hasMessageContaining("at 390 px");
    }

    @Test
    void row_ofWhatWasMeasured_isAsTheTableHasIt() {
        assertThat(PathRecord.row("sign in", measured("3 / 6 / 35 / 2 / 16", "3 / 6 / 35 / 2 / 17")))
                .isEqualTo("| sign in | 3 / 6 / 35 / 2 / 16 | 3 / 6 / 35 / 2 / 17 | ");
    }

    @Test
    void words_ofAPage_haveALetterOrADigit() {
        assertThat(PathSteps.words(" Chat app\n10:40\u202fPM · 127.0.0.1 — abcd-efgh\t… Dein\u00a0Konto "))
                .isEqualTo(8);
        assertThat(PathSteps.words("")).isZero();
    }

    /// Two pages of ten words each, three taps and six digits: 3 × 1.38 + 6 × 0.28 + 2 × 1.35 + 20 × 0.2, and the hand's way.
    @Test
    void seconds_ofAPath_areTheModels() {
        assertThat(effort(PathScreen.PHONE)).isEqualTo(new Effort(3, 6, 20, 2, 13));
        assertThat(effort(PathScreen.COMPUTER)).isEqualTo(new Effort(3, 6, 20, 2, 13));
        assertThat(KeystrokeModel.seconds(3, 6, 0, 20, 2)).isBetween(12.519, 12.521);
        assertThat(KeystrokeModel.seconds(3, 6, 1, 20, 2)).isBetween(13.319, 13.321);
    }

    private static Effort effort(PathScreen screen) {
        EffortMeter meter = new EffortMeter(screen);
        meter.page(10);
        meter.taps(3);
        meter.page(9);
        meter.moreWords(1);
        meter.typing(6);
        return meter.effort();
    }
}
