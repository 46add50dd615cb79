package io.portcullis.gateway.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.secondstep.SecondStepAnswer;
import io.portcullis.auth.secret.Secret;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedStepTest {
    @ParameterizedTest
    @ValueSource(strings = {"123456", "123 456", "123\u00a0456", "\u3000123\u2011456",
        "\u0661\u0662\u0663\u0664\u0665\u0666"})
    void of_sixDigits_isACodeOfAnApp(String typed) {
        assertThat(TypedStep.of(Secret.of(typed))).get().isInstanceOf(SecondStepAnswer.TotpCode.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0661\u0662\u0663\u0664\u0665\u0666", "\u0967\u0968\u0969 \u096A\u096B\u096C"})
    void of_sixDigitsOfAnotherScript_isATotpCode(String typed) {
        assertThat(TypedStep.of(Secret.of(typed))).get().isInstanceOf(SecondStepAnswer.TotpCode.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcde-fghij", "ABCDE FGHIJ", "abcde\u00a0fghij"})
    void of_tenLetters_isAOneTimeCode(String typed) {
        assertThat(TypedStep.of(Secret.of(typed))).get().isInstanceOf(SecondStepAnswer.OneTimeCode.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abcd-efgh-ijkm-nopq-rstu-vwxy-zabc", "ABCD EFGH\u00a0IJKM NOPQ RSTU\u2013VWXY ZABC"})
    void of_twentyEightLetters_isARecoveryKey(String typed) {
        assertThat(TypedStep.of(Secret.of(typed))).get().isInstanceOf(SecondStepAnswer.RecoveryKey.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "12345a", "abcde_fghij", "123456\n"})
    void of_anythingElse_isNothing(String typed) {
        assertThat(TypedStep.of(Secret.of(typed))).isEmpty();
    }
}
