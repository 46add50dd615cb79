package io.portcullis.gateway.web.page;

import io.portcullis.auth.service.AccountException;
import io.portcullis.auth.store.StoreException;
import io.portcullis.gateway.web.request.Answer;
import io.portcullis.gateway.web.request.CookieName;
import io.portcullis.gateway.web.request.Guard;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.PageRequest;
import io.portcullis.gateway.web.request.PageRequest.Method;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.session.FormTokens;
import io.portcullis.gateway.web.session.Session;
import io.portcullis.gateway.web.session.SessionToken;
import io.portcullis.gateway.web.session.Sessions;
import io.portcullis.gateway.web.view.Catalogue;
import io.portcullis.gateway.web.view.MessageView;
import io.portcullis.gateway.web.view.Texts;
import java.security.SecureRandom;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All account pages: one request in, one answer out, whoever carries them. Safe for use by several threads.
public final class Site {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);

    private final Sessions sessions;
    private final Guard guard;
    private final Renderer renderer;
    private final Catalogue catalogue;
    private final Pages pages;
    private final Assets assets = new Assets();
    private final SetUpDoor setUp;
    private final SecureRandom random;

    /// Builds the pages, and hears what happens to accounts from now on.
    public Site(SiteParts parts) {
        this.sessions = parts.sessions();
        this.random = parts.random();
        FormTokens tokens = new FormTokens(parts.random());
        this.guard = new Guard(tokens);
        this.renderer = new Renderer(tokens, parts.random(), parts.ports().domain());
        this.catalogue = new Catalogue(parts.zone());
        LatestUses uses = new LatestUses();
        RefusedLogins refused = new RefusedLogins();
        this.pages = new Pages(parts, uses, refused);
        this.setUp = new SetUpDoor(parts.auth().setUpLinks(), parts.ports());
        parts.auth().events().subscribe(sessions::heard);
        parts.auth().events().subscribe(uses::heard);
        parts.auth().events().subscribe(refused::heard);
    }

    /// Answers a request. Blocks.
    public Answer answer(PageRequest request) {
        Optional<Answer> asset = request.method() == Method.GET || request.method() == Method.HEAD
                ? assets.at(request.path())
                : Optional.empty();
        return asset.or(() -> setUp.answer(request)).orElseGet(() -> page(request));
    }

    private Answer page(PageRequest request) {
        Optional<SessionToken> token = request.cookie(CookieName.SESSION);
        Optional<Session> session = token.flatMap(sessions::find);
        FormCookie forms = FormCookie.of(session.flatMap(_ -> token), request, random);
        Visit visit = new Visit(request, token, session, forms, texts(request.header("accept-language")));
        try {
            return renderer.answer(visit, remembering(visit, reply(visit)));
        } finally {
            request.form().wipe();
        }
    }

    /// Whoever follows a link to add a device and has to sign in first comes back to it.
    private static PageReply remembering(Visit visit, PageReply reply) {
        boolean held = visit.request().path().equals(Route.ADD_DEVICE.path())
                && reply.content() instanceof PageReply.Moved;
        return held
                ? DeviceWish.of(visit.query()).map(wish -> reply.with(wish.keep())).orElse(reply)
                : reply;
    }

    private Texts texts(Optional<String> acceptLanguage) {
        return catalogue.choose(acceptLanguage);
    }

    private PageReply reply(Visit visit) {
        Method method = visit.request().method();
        Optional<Route> route = Route.at(visit.request().path()).filter(pages::isOpen);
        if (method == Method.OTHER) {
            return error(visit.texts(), 405);
        }
        if (route.isEmpty()) {
            return error(visit.texts(), 404);
        }
        if (visit.session().isEmpty() && route.get().access() != Route.Access.ANYBODY) {
            return PageReply.move(Route.SIGN_IN);
        }
        if (method == Method.POST && !guard.passes(visit.request(), visit.forms().held())) {
            return error(visit.texts(), 403);
        }
        return detour(visit, route.get()).orElseGet(() -> run(visit, pages.of(route.get()), method));
    }

    /// Where a visit with a session has to go first.
    private Optional<PageReply> detour(Visit visit, Route route) {
        if (route.access() == Route.Access.ANYBODY) {
            return Optional.empty();
        }
        Session session = visit.session().orElseThrow();
        if (!session.signedIn()) {
            return Optional.of(PageReply.move(Route.SECOND_STEP));
        }
        return route.access() == Route.Access.FRESH && !sessions.isFresh(session)
                ? Optional.of(PageReply.move(Route.CONFIRM, "next", route.name()))
                : Optional.empty();
    }

    private PageReply run(Visit visit, Page page, Method method) {
        try {
            return method == Method.POST ? page.submit(visit) : page.show(visit);
        } catch (AccountException refused) {
            return refused(visit, refused);
        } catch (StoreException failed) {
            LOG.error("an account page failed", failed);
            return error(visit.texts(), 503);
        }
    }

    private PageReply refused(Visit visit, AccountException refused) {
        return switch (refused.reason()) {
            case UNKNOWN_ACCOUNT -> {
                visit.token().ifPresent(sessions::end);
                yield SignIns.startOver();
            }
            case BUSY -> error(visit.texts(), 503);
            case NOT_READY, SECOND_STEP_FIRST -> error(visit.texts(), 409);
            case NAME_TAKEN, TOO_MANY_APP_PASSWORDS, BAD_VALUE -> error(visit.texts(), 400);
        };
    }

    private static PageReply error(Texts texts, int status) {
        String key = "error." + status;
        return PageReply.show(status, new MessageView(texts.of("error.title"),
                texts.of(texts.has(key) ? key : status < 500 ? "error.400" : "error.500")));
    }

    /// The page of a failure that came before or after [#answer]. Does not block.
    public Answer failure(PageRequest request, int status) {
        Texts texts = texts(request.header("accept-language"));
        FormCookie forms = FormCookie.of(Optional.empty(), request, random);
        return renderer.answer(new Visit(request, Optional.empty(), Optional.empty(), forms, texts),
                error(texts, status));
    }
}
