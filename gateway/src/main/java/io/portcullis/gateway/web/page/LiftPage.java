package io.portcullis.gateway.web.page;

import io.portcullis.auth.login.LoginService;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.view.LiftView;

/// `/lift`: lets an account's devices in again where wrong passwords keep them out. Its owner has shown every step just now.
final class LiftPage implements Page {
    private final LoginService logins;

    LiftPage(LoginService logins) {
        this.logins = logins;
    }

    @Override
    public PageReply show(Visit visit) {
        return PageReply.show(new LiftView());
    }

    @Override
    public PageReply submit(Visit visit) {
        logins.lift(visit.account(), visit.request().client());
        return PageReply.move(Route.HOME, "done", "lifted");
    }
}
