package io.portcullis.gateway.web.page;

import io.portcullis.gateway.web.request.CookieChange;
import io.portcullis.gateway.web.request.CookieName;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.session.Sessions;

/// `/sign-out`: ends the session on the server, not in the browser alone.
final class SignOutPage implements Page {
    private final Sessions sessions;

    SignOutPage(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public PageReply submit(Visit visit) {
        visit.token().ifPresent(sessions::end);
        return PageReply.move(Route.SIGN_IN).with(CookieChange.remove(CookieName.SESSION));
    }
}
