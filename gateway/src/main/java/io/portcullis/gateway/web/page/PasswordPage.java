package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.AccountException;
import io.portcullis.auth.service.Accounts;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.view.PasswordView;
import java.util.Arrays;
import java.util.Optional;

/// `/password`: a new primary password. Whoever comes has just typed the old one.
final class PasswordPage implements Page {
    /// NIST SP 800-63B-4 section 3.1.1.2: fewer are enough where a second step goes with it.
    static final int SHORTEST = 15;
    static final int SHORTEST_WITH_SECOND_STEP = 8;

    private final Accounts accounts;
    private final SignIns signIns;
    private final boolean endsDevices;

    /// @param endsDevices whether a new password ends all app passwords
    PasswordPage(Accounts accounts, SignIns signIns, boolean endsDevices) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.endsDevices = endsDevices;
    }

    @Override
    public PageReply show(Visit visit) {
        return PageReply.show(new PasswordView(endsDevices, ""));
    }

    @Override
    public PageReply submit(Visit visit) {
        try (Secret password = visit.form().secret("new"); Secret again = visit.form().secret("again")) {
            Optional<String> problem = problem(visit, password, again);
            return problem.isPresent() ? refused(problem.get()) : changed(visit, password);
        }
    }

    private Optional<String> problem(Visit visit, Secret password, Secret again) {
        boolean twoStep = accounts.find(visit.account()).filter(Account::twoStep).isPresent();
        int shortest = twoStep ? SHORTEST_WITH_SECOND_STEP : SHORTEST;
        if (characters(password) < shortest) {
            return Optional.of(visit.t("password.short", shortest));
        }
        return password.equals(again) ? Optional.empty() : Optional.of(visit.t("password.differ"));
    }

    private static int characters(Secret password) {
        char[] chars = password.chars();
        int count = Character.codePointCount(chars, 0, chars.length);
        Arrays.fill(chars, '\0');
        return count;
    }

    private PageReply refused(String problem) {
        return PageReply.show(422, new PasswordView(endsDevices, problem));
    }

    private PageReply changed(Visit visit, Secret password) {
        try {
            long before = signIns.version(visit);
            return signIns.goOn(visit, before, accounts.setPassword(visit.account(), password), "password");
        } catch (AccountException notMade) {
            if (notMade.reason() != AccountException.Reason.BAD_VALUE) {
                throw notMade;
            }
            return refused(visit.t("password.bad"));
        }
    }
}
