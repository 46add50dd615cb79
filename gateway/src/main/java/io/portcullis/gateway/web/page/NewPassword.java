package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.PasswordRules;
import io.portcullis.auth.secret.PasswordStrength;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.AccountException;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.view.PasswordAdvice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Whether what was typed twice can be a new password, and whether there is something to say of it first.
final class NewPassword {
    private static final String PRODUCT = "portcullis";

    private final PasswordRules rules = PasswordRules.load();
    private final PasswordStrength strength = new PasswordStrength();
    private final String domain;

    /// Why a form is shown again.
    ///
    /// @param problem what is wrong, in words; empty where it can be taken
    record Objection(String problem, PasswordAdvice advice) {
        /// For a form that nobody has filled in yet.
        static final Objection NONE = wrong("");

        static Objection wrong(String problem) {
            return new Objection(problem, PasswordAdvice.NONE);
        }
    }

    /// @param domain the server's, which is no part of a password that nobody guesses
    NewPassword(String domain) {
        this.domain = domain;
    }

    /// Takes what a form has in `new` and `again`. What is easy to guess is objected to once: then it is taken when it is typed
    /// again, for the page does not keep it.
    ///
    /// @param twoStep whether a second step stands behind it
    /// @param form shows the form once more, with an objection from here or from whoever sets the password
    /// @param set sets it, and answers
    PageReply choose(Visit visit, AccountName account, boolean twoStep, Function<Objection, PageReply> form,
            Function<Secret, PageReply> set) {
        try (Secret password = visit.form().secret("new"); Secret again = visit.form().secret("again")) {
            return problem(visit, account, twoStep, password, again).or(() -> advice(visit, account, password))
                    .map(form).orElseGet(() -> set.apply(password));
        } catch (AccountException notMade) {
            if (notMade.reason() != AccountException.Reason.BAD_VALUE) {
                throw notMade;
            }
            return form.apply(Objection.wrong(visit.t("password.bad")));
        }
    }

    private Optional<Objection> problem(Visit visit, AccountName account, boolean twoStep, Secret password,
            Secret again) {
        return rules.problem(password, twoStep, List.of(account.value(), domain)).map(found -> switch (found) {
            case TOO_SHORT -> visit.t("password.short", PasswordRules.shortest(twoStep));
            case GUESSABLE -> visit.t("password.guessable");
        }).or(() -> password.equals(again) ? Optional.empty() : Optional.of(visit.t("password.differ")))
                .map(Objection::wrong);
    }

    private Optional<Objection> advice(Visit visit, AccountName account, Secret password) {
        if (visit.form().has("advised")) {
            return Optional.empty();
        }
        int score = strength.score(password, List.of(account.value(), domain, PRODUCT));
        return score < PasswordStrength.ENOUGH
                ? Optional.of(new Objection("", new PasswordAdvice(score)))
                : Optional.empty();
    }
}
