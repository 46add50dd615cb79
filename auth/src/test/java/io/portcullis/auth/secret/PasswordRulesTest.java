package io.portcullis.auth.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final PasswordRules RULES = PasswordRules.load();

    private static Optional<PasswordProblem> problem(String password, boolean secondStep) {
        return RULES.problem(Secret.of(password), secondStep, List.of("alice", "chat.example.org"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "aliceandbobgoshopping", "               x", "ßßßßßßßabcßßßßß",
        "aliceq7!Zmpw2Lk", "chat.example.org is my server"})
    void goodPassword_isTaken(String password) {
        assertThat(problem(password, false)).isEmpty();
    }

    @Test
    void length_isCountedInCharacters_andLessIsAskedWithASecondStep() {
        assertThat(problem("zk4mw9t2vq7xrh", false)).contains(PasswordProblem.TOO_SHORT);
        assertThat(problem("zk4mw9t2vq7xrhb", false)).isEmpty();
        assertThat(problem("zk4mw9t", true)).contains(PasswordProblem.TOO_SHORT);
        assertThat(problem("zk4mw9t2", true)).isEmpty();
        assertThat(problem("😀😁😂😃😄😅😆", true)).contains(PasswordProblem.TOO_SHORT);
        assertThat(problem("😀😁😂🤣😄😅😆😇", true)).isEmpty();
        assertThat(problem("", true)).contains(PasswordProblem.TOO_SHORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "PassWord", "baseball", "iloveyou", "abcdefgh", "98765432", "78901234",
        "aaaaaaaa",
        "abababab", "abcabcabca", "passwordpassword", "PASSWORDpass", "alicealice", "Alice123", "chat.example.org",
        "alice@chat.example.org", "alice2026!"})
    void passwordThatIsTriedFirst_isGuessable(String password) {
        assertThat(problem(password, true)).contains(PasswordProblem.GUESSABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"passwordpassword", "aliceAliceALICEalice", "012345678901234", "qqqqqqqqqqqqqqqqqqqq"})
    void longPasswordThatIsTriedFirst_isGuessableToo(String password) {
        assertThat(problem(password, false)).contains(PasswordProblem.GUESSABLE);
    }

    @Test
    void passwordThatRepeatsItself_isAsGoodAsItsPiece() {
        assertThat(problem("dragonz7dragonz7drag", false)).isEmpty();
        assertThat(problem("dragon".repeat(100), false)).contains(PasswordProblem.GUESSABLE);
        assertThat(problem("aabaaabaaabaaab", false)).as("aaba again and again").isEmpty();
        assertThat(problem("aab".repeat(6), false)).contains(PasswordProblem.GUESSABLE);
    }
}
