package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.PasswordRules;
import io.portcullis.auth.secret.Secret;
import java.util.List;
import java.util.Optional;

/// Whether what was typed twice can be a new password.
final class NewPassword {
    private final PasswordRules rules = PasswordRules.load();
    private final String domain;

    /// @param domain the server's, which is no part of a password that nobody guesses
    NewPassword(String domain) {
        this.domain = domain;
    }

    /// What is wrong with it, in words; empty for nothing.
    Optional<String> problem(Visit visit, AccountName account, boolean twoStep, Secret password, Secret again) {
        Optional<String> problem = rules.problem(password, twoStep, List.of(account.value(), domain))
                .map(found -> switch (found) {
                    case TOO_SHORT -> visit.t("password.short", PasswordRules.shortest(twoStep));
                    case GUESSABLE -> visit.t("password.guessable");
                });
        return problem.isEmpty() && !password.equals(again) ? Optional.of(visit.t("password.differ")) : problem;
    }
}
