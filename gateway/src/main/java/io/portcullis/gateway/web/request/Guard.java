package io.portcullis.gateway.web.request;

import io.portcullis.gateway.web.session.FormTokens;
import io.portcullis.gateway.web.session.SessionToken;
import java.util.Locale;
import java.util.Optional;

/// Lets a POST through only where this site's own page sent it, by two proofs: what the browser says of where it comes from,
/// and a token that only our page could have held. Both must hold.
public final class Guard {
    /// The field that carries the token.
    public static final String TOKEN = "csrf";

    private final FormTokens tokens;

    public Guard(FormTokens tokens) {
        this.tokens = tokens;
    }

    /// Whether the form was sent by a page of ours to the browser that holds the cookie.
    public boolean passes(PageRequest request, Optional<SessionToken> cookie) {
        return request.header("content-type").filter(Guard::isForm).isPresent() && sameOrigin(request)
                && cookie.filter(held -> tokens.matches(held, request.form().text(TOKEN))).isPresent();
    }

    private static boolean isForm(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip()
                .equals("application/x-www-form-urlencoded");
    }

    /// Our pages send no referrer, and that makes browsers say `Origin: null` for our own forms too: it counts for
    /// nothing, and what `Sec-Fetch-Site` says decides. A browser that says neither is refused.
    private static boolean sameOrigin(PageRequest request) {
        Optional<String> origin = request.header("origin").filter(value -> !value.equals("null"));
        Optional<String> site = request.header("sec-fetch-site");
        boolean own = origin.isEmpty() || request.header("host")
                .filter(host -> origin.orElseThrow().equalsIgnoreCase("https://" + host)).isPresent();
        return own && (site.isPresent() ? site.orElseThrow().equals("same-origin") : origin.isPresent());
    }
}
