package io.portcullis.gateway.web.page;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.web.request.Form;
import io.portcullis.gateway.web.request.PageRequest;
import io.portcullis.gateway.web.session.Session;
import io.portcullis.gateway.web.session.SessionToken;
import io.portcullis.gateway.web.view.Texts;
import java.util.Optional;

/// One request, with whom it is from.
///
/// @param token what its browser holds; of a live session only if `session` is there
record Visit(PageRequest request, Optional<SessionToken> token, Optional<Session> session, FormCookie forms,
        Texts texts) {
    /// Whose pages these are.
    ///
    /// @throws IllegalStateException where nobody is signed in; the site lets no such visit come to a page that asks
    AccountName account() {
        return signedIn().account();
    }

    /// The sign-in.
    Session signedIn() {
        return session.filter(Session::signedIn).orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    /// The token of the sign-in.
    SessionToken held() {
        return token.orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    Form form() {
        return request.form();
    }

    Form query() {
        return request.query();
    }

    /// What a key says in the reader's language.
    String t(String key, Object... values) {
        return texts.of(key, values);
    }

    @Override
    public String toString() {
        return "Visit[" + request + "]";
    }
}
