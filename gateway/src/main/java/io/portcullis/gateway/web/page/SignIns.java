package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.account.AccountStatus;
import io.portcullis.auth.service.AccountException;
import io.portcullis.auth.service.Accounts;
import io.portcullis.auth.service.Recoveries;
import io.portcullis.auth.service.TwoStep;
import io.portcullis.gateway.web.request.CookieChange;
import io.portcullis.gateway.web.request.CookieName;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.session.Browser;
import io.portcullis.gateway.web.session.BrowserName;
import io.portcullis.gateway.web.session.OpenedSession;
import io.portcullis.gateway.web.session.Sessions;
import io.portcullis.gateway.web.session.Stage;
import java.util.function.Supplier;

/// Opens sessions, each under a new token. One whose account was changed since it was judged is closed again: the event that
/// would have ended it may have come before it was there.
final class SignIns {
    private final Sessions sessions;
    private final Accounts accounts;
    private final Recoveries recoveries;

    SignIns(Sessions sessions, Accounts accounts, Recoveries recoveries) {
        this.recoveries = recoveries;
        this.sessions = sessions;
        this.accounts = accounts;
    }

    /// Opens one in place of what the browser holds.
    ///
    /// @param authVersion the account's, that the sign-in was judged at
    PageReply enter(Visit visit, AccountName account, long authVersion, Stage stage, Route next) {
        visit.token().ifPresent(sessions::end);
        return settle(sessions.open(account, authVersion, stage, browser(visit)), PageReply.move(next));
    }

    private static Browser browser(Visit visit) {
        return new Browser(BrowserName.of(visit.request().header("user-agent").orElse("")), visit.request().client());
    }

    /// Lets the session go on with a fresh check.
    PageReply renew(Visit visit, long authVersion, PageReply reply) {
        return settle(sessions.renew(visit.held(), visit.signedIn(), authVersion), reply);
    }

    /// Lets the session of somebody go on who has just changed the account in a way that ended all sessions, this one too.
    /// Not where others changed it meanwhile: they may have meant to end it.
    ///
    /// @param before the account's version before the change
    PageReply goOn(Visit visit, long before, Account changed, String done) {
        return changed.authVersion() - before <= 1
                ? renew(visit, changed.authVersion(), PageReply.move(Route.HOME, "done", done))
                : startOver();
    }

    /// Turns two-step on and lets the session go on.
    ///
    /// @param notReady the answer where a way back is missing
    PageReply turnOn(Visit visit, TwoStep twoStep, Supplier<PageReply> notReady) {
        try {
            long before = version(visit);
            return goOn(visit, before, twoStep.on(visit.account()), "on");
        } catch (AccountException notMade) {
            if (notMade.reason() != AccountException.Reason.NOT_READY) {
                throw notMade;
            }
            return notReady.get();
        }
    }

    /// The account's version now.
    long version(Visit visit) {
        return accounts.find(visit.account()).map(Account::authVersion).orElse(0L);
    }

    private PageReply settle(OpenedSession opened, PageReply reply) {
        boolean current = accounts.find(opened.session().account())
                .filter(now -> now.authVersion() == opened.session().authVersion()
                        && now.status() == AccountStatus.ACTIVE)
                .isPresent();
        if (!current) {
            sessions.end(opened.token());
            return startOver();
        }
        if (opened.session().signedIn()) {
            recoveries.signedIn(opened.session().account());
        }
        return reply.with(CookieChange.set(CookieName.SESSION, opened.token().text()));
    }

    /// A change of the account has overtaken the sign-in.
    static PageReply startOver() {
        return PageReply.move(Route.SIGN_IN, "again", "yes").with(CookieChange.remove(CookieName.SESSION));
    }
}
