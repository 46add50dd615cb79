package io.portcullis.gateway.web.page;

import io.portcullis.auth.secondstep.SecondStepAnswer;
import io.portcullis.auth.secret.Secret;
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
        byte[] text = typed.utf8();
        int digits = 0;
        int letters = 0;
        int others = 0;
        for (byte b : text) {
            if (b >= '0' && b <= '9') {
                digits++;
            } else if ((b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z')) {
                letters++;
            } else if (b != ' ' && b != '-') {
                others++;
            }
        }
        Arrays.fill(text, (byte) 0);
        return others > 0 ? Optional.empty() : shaped(typed, digits, letters);
    }

    private static Optional<SecondStepAnswer> shaped(Secret typed, int digits, int letters) {
        if (digits == DIGITS && letters == 0) {
            return Optional.of(new SecondStepAnswer.TotpCode(typed));
        }
        if (digits == 0 && letters == CODE_LETTERS) {
            return Optional.of(new SecondStepAnswer.OneTimeCode(typed));
        }
        if (digits == 0 && letters == KEY_LETTERS) {
            return Optional.of(new SecondStepAnswer.RecoveryKey(typed));
        }
        return Optional.empty();
    }
}
