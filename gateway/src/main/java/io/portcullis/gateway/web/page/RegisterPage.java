package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.Account;
import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.Registration;
import io.portcullis.auth.service.Registrations;
import io.portcullis.gateway.web.page.RegistrationLimit.Place;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.session.Session;
import io.portcullis.gateway.web.session.Stage;
import io.portcullis.gateway.web.view.PasswordAdvice;
import io.portcullis.gateway.web.view.RegisterView;
import java.util.Locale;
import java.util.Optional;

/// `/register`: a name and a password make an account. It has to say which names are taken, which is why it is off unless the
/// operator wants it.
final class RegisterPage implements Page {
    private final Registrations registrations;
    private final SignIns signIns;
    private final RegistrationRules rules;
    private final RegistrationLimit limit;
    private final NewPassword passwords;
    private final String domain;

    RegisterPage(Registrations registrations, SignIns signIns, RegistrationRules rules, RegistrationLimit limit,
            NewPassword passwords, String domain) {
        this.registrations = registrations;
        this.signIns = signIns;
        this.rules = rules;
        this.limit = limit;
        this.passwords = passwords;
        this.domain = domain;
    }

    @Override
    public PageReply show(Visit visit) {
        return visit.session().filter(Session::signedIn).isPresent()
                ? PageReply.move(Route.HOME)
                : PageReply.show(new RegisterView("", "", "", PasswordAdvice.NONE));
    }

    @Override
    public PageReply submit(Visit visit) {
        String typed = visit.form().text("name");
        Optional<AccountName> name = AccountName.parse(local(typed));
        if (name.isEmpty()) {
            return name(422, typed, visit.t("register.bad-name"));
        }
        if (rules.reserved().contains(name.get())) {
            return name(422, typed, visit.t("register.taken"));
        }
        return passwords.choose(visit, name.get(), false,
                objection -> PageReply.show(422,
                        new RegisterView(typed, "", objection.problem(), objection.advice())),
                password -> placed(visit, name.get(), password));
    }

    /// Who types the whole address means the name.
    private String local(String typed) {
        String end = "@" + domain;
        return typed.toLowerCase(Locale.ROOT).endsWith(end) ? typed.substring(0, typed.length() - end.length()) : typed;
    }

    private static PageReply name(int status, String typed, String problem) {
        return PageReply.show(status, new RegisterView(typed, problem, "", PasswordAdvice.NONE));
    }

    private PageReply placed(Visit visit, AccountName name, Secret password) {
        Optional<Place> place = limit.take(visit.request().client());
        if (place.isEmpty()) {
            return name(429, name.value(), visit.t("register.full"));
        }
        Optional<Account> made = Optional.empty();
        try {
            return switch (registrations.register(name, password, visit.request().client())) {
                case Registration.Made(Account account) -> {
                    made = Optional.of(account);
                    yield signIns.enter(visit, name, account.authVersion(), Stage.CHECKED, Route.HOME);
                }
                case Registration.Taken _ -> name(422, name.value(), visit.t("register.taken"));
                case Registration.WaitUntil(var until) ->
                    name(429, name.value(), visit.t("wait-until", visit.texts().clock(until)));
            };
        } finally {
            if (made.isEmpty()) {
                limit.giveBack(place.get());
            }
        }
    }
}
