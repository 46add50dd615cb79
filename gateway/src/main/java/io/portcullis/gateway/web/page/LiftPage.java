package io.portcullis.gateway.web.page;

import io.portcullis.auth.login.LoginService;
import io.portcullis.auth.store.AuditEntry;
import io.portcullis.auth.store.AuditLog;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.session.Sessions;
import io.portcullis.gateway.web.view.LiftView;
import java.util.Optional;

/// `/lift`: lets an account's devices in again where wrong passwords keep them out. Its owner has shown every step just now.
final class LiftPage implements Page {
    /// The kind of its row in the audit log.
    static final String LIFTED = "DevicesLetIn";

    private final LoginService logins;
    private final AuditLog audit;
    private final Sessions sessions;

    LiftPage(LoginService logins, AuditLog audit, Sessions sessions) {
        this.logins = logins;
        this.audit = audit;
        this.sessions = sessions;
    }

    @Override
    public PageReply show(Visit visit) {
        return PageReply.show(new LiftView());
    }

    /// Where nobody is kept out there is nothing to write down.
    @Override
    public PageReply submit(Visit visit) {
        if (logins.closed(visit.account())) {
            audit.append(new AuditEntry(sessions.now(), Optional.of(visit.account()), LIFTED,
                    "address=" + visit.request().client().getHostAddress()));
        }
        logins.lift(visit.account(), visit.request().client());
        return PageReply.move(Route.HOME, "done", "lifted");
    }
}
