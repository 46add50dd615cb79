package io.portcullis.gateway.web.page;

import io.portcullis.gateway.web.request.Answer;
import io.portcullis.gateway.web.request.CookieChange;
import io.portcullis.gateway.web.request.CookieName;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.SecurityHeaders;
import io.portcullis.gateway.web.session.FormTokens;
import io.portcullis.gateway.web.session.Session;
import io.portcullis.gateway.web.view.Frame;
import io.portcullis.gateway.web.view.StandIns;
import io.portcullis.gateway.web.view.Templates;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Turns replies into answers.
final class Renderer {
    private static final String HTML = "text/html; charset=utf-8";

    private final Templates templates = new Templates();
    private final FormTokens tokens;
    private final SecureRandom random;
    private final String domain;

    Renderer(FormTokens tokens, SecureRandom random, String domain) {
        this.tokens = tokens;
        this.random = random;
        this.domain = domain;
    }

    Answer answer(Visit visit, PageReply reply) {
        return switch (reply.content()) {
            case PageReply.Shown shown -> page(visit, shown, reply.cookies());
            case PageReply.Moved moved -> new Answer(303, HTML, Map.of("location", location(moved)),
                    headers(reply.cookies()), new byte[0]);
        };
    }

    private Answer page(Visit visit, PageReply.Shown shown, List<CookieChange> cookies) {
        List<CookieChange> all = new ArrayList<>(cookies);
        if (visit.forms().isNew()) {
            all.add(CookieChange.set(CookieName.VISIT, visit.forms().token().text()));
        }
        Optional<String> address = visit.session().filter(Session::signedIn)
                .map(session -> session.account() + "@" + domain);
        StandIns secrets = new StandIns(random);
        byte[] html = templates.render(shown.view(),
                new Frame(visit.texts(), domain, address, tokens.of(visit.forms().token()), secrets));
        Answer answer = new Answer(shown.status(), HTML, extra(shown), headers(all), html);
        return secrets.any() ? answer.withSecrets() : answer;
    }

    /// The headers that not every page has.
    private static Map<String, String> extra(PageReply.Shown shown) {
        if (shown.status() == 405) {
            return Map.of("allow", "GET, HEAD, POST");
        }
        return shown.view().looksAgain() ? Map.of(SecurityHeaders.POLICY, SecurityHeaders.ASKING_POLICY) : Map.of();
    }

    private static List<String> headers(List<CookieChange> cookies) {
        return cookies.stream().map(CookieChange::header).toList();
    }

    private static String location(PageReply.Moved moved) {
        String query = moved.query().entrySet().stream().map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? moved.route().path() : moved.route().path() + "?" + query;
    }
}
