package io.portcullis.gateway.web.page;

import io.portcullis.gateway.web.request.CookieName;
import io.portcullis.gateway.web.request.PageRequest;
import io.portcullis.gateway.web.session.SessionToken;
import java.security.SecureRandom;
import java.util.Optional;

/// What a visit's forms are tied to: its session, and before sign-in a cookie that means nothing else.
///
/// @param isNew whether the browser has yet to get it
record FormCookie(SessionToken token, boolean isNew) {
    /// A browser that holds nothing yet gets something.
    ///
    /// @param session the token of a live one
    static FormCookie of(Optional<SessionToken> session, PageRequest request, SecureRandom random) {
        return session.or(() -> request.cookie(CookieName.VISIT)).map(token -> new FormCookie(token, false))
                .orElseGet(() -> new FormCookie(SessionToken.create(random), true));
    }

    /// What the browser holds already.
    Optional<SessionToken> held() {
        return isNew ? Optional.empty() : Optional.of(token);
    }
}
