package io.portcullis.gateway.web.page;

import io.portcullis.auth.secondstep.SecondStepAnswer;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.secret.TypedText;
import java.util.Arrays;
import java.util.Optional;

/// Tells by its shape what somebody typed for a second step, so that one field serves for all.
final class TypedStep {
    private static final int DIGITS = 6;
    private static final int CODE_LETTERS = 10;
    private static final int KEY_LETTERS = 28;

    private TypedStep() {}

    /// What it must be; empty where it can be none of the three.
    static Optional<SecondStepAnswer> of(Secret typed) {
        if (length(TypedText.digits(typed)) == DIGITS) {
            return Optional.of(new SecondStepAnswer.TotpCode(typed));
        }
        return switch (length(TypedText.letters(typed))) {
            case CODE_LETTERS -> Optional.of(new SecondStepAnswer.OneTimeCode(typed));
            case KEY_LETTERS -> Optional.of(new SecondStepAnswer.RecoveryKey(typed));
            default -> Optional.empty();
        };
    }

    private static int length(Optional<byte[]> found) {
        found.ifPresent(text -> Arrays.fill(text, (byte) 0));
        return found.map(text -> text.length).orElse(0);
    }
}
