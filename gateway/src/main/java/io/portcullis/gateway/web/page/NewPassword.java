package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.PasswordRules;
import io.portcullis.auth.secret.PasswordStrength;
import io.portcullis.auth.secret.Secret;
import io.portcullis.gateway.web.view.PasswordAdvice;
import java.util.List;
import java.util.Optional;

/// Whether what was typed twice can be a new password, and whether there is something to say of it first.
final class NewPassword {
    private static final String PRODUCT = "portcullis";

    private final PasswordRules rules = PasswordRules.load();
    private final PasswordStrength strength = new PasswordStrength();
    private final String domain;

    /// Why a form is shown again.
    ///
    /// @param problem what is wrong, in words; empty where it can be taken
    record Objection(String problem, PasswordAdvice advice) {}

    /// @param domain the server's, which is no part of a password that nobody guesses
    NewPassword(String domain) {
        this.domain = domain;
    }

    /// What is wrong with it, or what is said of it once: then it is taken when it is typed again, for the page does not
    /// keep it. Empty for nothing.
    Optional<Objection> objection(Visit visit, AccountName account, boolean twoStep, Secret password, Secret again) {
        Optional<Objection> wrong = problem(visit, account, twoStep, password, again)
                .map(problem -> new Objection(problem, PasswordAdvice.NONE));
        return wrong.isPresent() ? wrong : advice(visit, account, password);
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

    /// What is wrong with it, in words; empty for nothing.
    private Optional<String> problem(Visit visit, AccountName account, boolean twoStep, Secret password, Secret again) {
        Optional<String> problem = rules.problem(password, twoStep, List.of(account.value(), domain))
                .map(found -> switch (found) {
                    case TOO_SHORT -> visit.t("password.short", PasswordRules.shortest(twoStep));
                    case GUESSABLE -> visit.t("password.guessable");
                });
        return problem.isEmpty() && !password.equals(again) ? Optional.of(visit.t("password.differ")) : problem;
    }
}
