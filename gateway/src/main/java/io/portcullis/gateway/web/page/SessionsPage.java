package io.portcullis.gateway.web.page;

import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.service.AppPasswords;
import io.portcullis.gateway.admin.AdminItem.SessionItem;
import io.portcullis.gateway.admin.LiveSessions;
import io.portcullis.gateway.web.request.PageReply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.session.ListedSession;
import io.portcullis.gateway.web.session.Sessions;
import io.portcullis.gateway.web.view.SessionsView;
import io.portcullis.gateway.web.view.SessionsView.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// `/sessions`: who is signed in now, and an end to one of them. It asks for no fresh check: what is cut off may come back
/// by its own password, so that a thief gains nothing, and whoever sees one at work must not look for a code first.
final class SessionsPage implements Page {
    /// Clients that are shown: as many as an account can have, unless the operator allows more.
    private static final int MOST_CLIENTS = 60;

    private final AppPasswords devices;
    private final LiveSessions clients;
    private final Sessions browsers;

    SessionsPage(AppPasswords devices, LiveSessions clients, Sessions browsers) {
        this.devices = devices;
        this.clients = clients;
        this.browsers = browsers;
    }

    @Override
    public PageReply show(Visit visit) {
        return PageReply.show(view(visit, visit.query().text("done").equals("ended") ? "sessions.ended" : ""));
    }

    /// Whoever else has one with that id, to this account there is none.
    @Override
    public PageReply submit(Visit visit) {
        String id = visit.form().text("id");
        boolean ended = Sessions.isId(id) ? browsers.end(visit.account(), id) : clients.end(visit.account(), id);
        return ended
                ? PageReply.move(Route.SESSIONS, "done", "ended")
                : PageReply.show(404, view(visit, "sessions.gone"));
    }

    private SessionsView view(Visit visit, String notice) {
        Map<String, AppPassword> known = devices.list(visit.account()).stream()
                .collect(Collectors.toMap(device -> device.id().value(), Function.identity()));
        List<SessionItem> all = clients.of(visit.account());
        List<Row> rows = all.stream().limit(MOST_CLIENTS)
                .map(client -> client(visit, client, client.appPassword().map(known::get))).toList();
        return new SessionsView(rows, all.size() - rows.size(), browsers.of(visit.account(), visit.signedIn()).stream()
                .map(session -> browser(visit, session)).toList(), notice.isEmpty() ? "" : visit.t(notice));
    }

    private static Row client(Visit visit, SessionItem client, Optional<AppPassword> device) {
        List<String> facts = new ArrayList<>();
        facts.add(client.client());
        client.address().ifPresent(facts::add);
        client.since().ifPresent(at -> facts.add(since(visit, at)));
        if (!client.connected()) {
            facts.add(visit.t("sessions.waits"));
        }
        return new Row(client.id(), device.map(AppPassword::label).orElseGet(() -> visit.t("sessions.primary")),
                String.join(" · ", facts), device.map(found -> found.id().value()).orElse(""), false);
    }

    private static Row browser(Visit visit, ListedSession session) {
        String name = session.browser().name();
        String facts = session.browser().address().getHostAddress() + " · " + since(visit, session.since());
        return new Row(session.id(), session.own() ? visit.t("sessions.this") : visit.t("sessions.other"),
                name.isEmpty() ? facts : name + " · " + facts, "", session.own());
    }

    private static String since(Visit visit, Instant at) {
        return visit.t("sessions.since", visit.texts().time(at));
    }
}
