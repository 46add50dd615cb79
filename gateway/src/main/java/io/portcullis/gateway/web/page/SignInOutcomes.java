package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.decision.RefusalReason;
import io.portcullis.auth.login.LoginService;
import io.portcullis.auth.secondstep.SecondStepKind;
import io.portcullis.gateway.web.session.Stage;
import java.util.Locale;
import java.util.Optional;

/// Tells the [SignInListener] of each step's end, and of what was refused when a session was to show them again.
final class SignInOutcomes {
    private static final String PASSWORD = "password";

    private final LoginService logins;
    private final SignInListener listener;

    SignInOutcomes(LoginService logins, SignInListener listener) {
        this.logins = logins;
        this.listener = listener;
    }

    /// A right password: in, unless a second step follows.
    void password(Stage stage) {
        switch (stage) {
            case CHECKED, SIGNED_IN -> listener.accepted(PASSWORD);
            case SECOND_STEP -> {}
        }
    }

    /// Not a right one. Blocks, alike for names that exist and others.
    void passwordRefused(Visit visit, String name, boolean throttled) {
        Optional<AccountName> account = AccountName.parse(name).filter(logins::known);
        RefusalReason wrong = account.isPresent() ? RefusalReason.WRONG_SECRET : RefusalReason.UNKNOWN_ACCOUNT;
        listener.refused(PASSWORD, throttled ? RefusalReason.THROTTLED : wrong, visit.request().client(), account);
    }

    void secondStep(SecondStepKind kind) {
        listener.accepted(text(kind));
    }

    /// Not a right one, when nobody was known yet.
    ///
    /// @param owner whose it was said to be
    void passkeyRefused(Visit visit, Optional<AccountName> owner, boolean throttled) {
        RefusalReason wrong = owner.isPresent() ? RefusalReason.WRONG_SECRET : RefusalReason.UNKNOWN_ACCOUNT;
        listener.refused(text(SecondStepKind.PASSKEY), throttled ? RefusalReason.THROTTLED : wrong,
                visit.request().client(), owner);
    }

    void secondStepRefused(Visit visit, AccountName account, SecondStepKind kind, boolean throttled) {
        listener.refused(text(kind), throttled ? RefusalReason.THROTTLED : RefusalReason.WRONG_SECRET,
                visit.request().client(), Optional.of(account));
    }

    private static String text(SecondStepKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
