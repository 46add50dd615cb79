package io.portcullis.gateway.web.page;

import io.portcullis.gateway.web.request.CookieName;
import io.portcullis.gateway.web.session.SessionToken;
import java.util.Optional;

/// What a visit's forms are tied to: its session, and before sign-in a cookie that means nothing else.
final class FormCookie {
    private FormCookie() {}

    static Optional<SessionToken> of(Visit visit) {
        return visit.session().isPresent() ? visit.token() : visit.request().cookie(CookieName.VISIT);
    }
}
