package io.portcullis.auth.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordStrengthTest {
    private static final List<String> EXPECTED = List.of("wilhelmina", "chat.example.org", "portcullis");

    private final PasswordStrength strength = new PasswordStrength();

    private int score(String password) {
        return strength.score(Secret.of(password), EXPECTED);
    }

    /// The rules let them pass.
    @ParameterizedTest
    @ValueSource(strings = {"passwordpassword1", "qwertyuiop123456", "QWERTYUIOP123456", "alicealicealice1"})
    void score_longButMadeAsPeopleMakeThem_isLow(String password) {
        assertThat(PasswordRules.load().problem(Secret.of(password), false, EXPECTED)).isEqualTo(Optional.empty());
        assertThat(score(password)).isLessThan(PasswordStrength.ENOUGH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "vier Worte ohne Sinn", "nq7_vKw-2mRz4Tj", "密码是一个很长的句子吗我不知道"})
    void score_hardToGuess_isEnough(String password) {
        assertThat(score(password)).isBetween(PasswordStrength.ENOUGH, PasswordStrength.MOST);
    }

    @Test
    void score_whatIsExpectedHere_countsForLittle() {
        String password = "portculliswilhelmina";
        assertThat(strength.score(Secret.of(password), List.of())).isGreaterThan(score(password));
        assertThat(score(password)).isLessThan(PasswordStrength.ENOUGH);
    }

    @Test
    void score_beyondWhatIsLookedAt_changesNothing() {
        String start = "0123456789".repeat(2).substring(0, PasswordStrength.LOOKED_AT);
        assertThat(score(start + "nq7_vKw-2mRz4Tj")).isEqualTo(score(start));
        assertThat(score("nq7_vKw-2mRz4Tj" + "x".repeat(1_000_000))).isEqualTo(PasswordStrength.MOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\uD83D", "\u0000\u0000", "1/1/1-2.3", "((((([[[[{{{{<<<<", "\\Q.*\\E$^+?"})
    void score_whateverIsTyped_isOneOfFive(String password) {
        assertThat(score(password)).isBetween(0, PasswordStrength.MOST);
    }

    @Test
    void score_password_isLeftAsItIs() {
        Secret password = Secret.of("correct horse battery");
        strength.score(password, EXPECTED);
        assertThat(password).isEqualTo(Secret.of("correct horse battery"));
    }
}
