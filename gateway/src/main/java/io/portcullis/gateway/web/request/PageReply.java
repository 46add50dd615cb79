package io.portcullis.gateway.web.request;

import io.portcullis.gateway.web.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a page answers.
///
/// @param cookies what the browser is to keep or to forget
public record PageReply(Content content, List<CookieChange> cookies) {
    /// What is shown, or where to go.
    public sealed interface Content {}

    /// A page.
    public record Shown(int status, View view) implements Content {}

    /// Another page of ours, by GET.
    ///
    /// @param query its fields; ours, so they need no encoding: `[A-Za-z0-9_-]*`
    public record Moved(Route route, Map<String, String> query) implements Content {
        public Moved {
            query = Map.copyOf(query);
        }
    }

    public PageReply {
        cookies = List.copyOf(cookies);
    }

    public static PageReply show(View view) {
        return show(200, view);
    }

    public static PageReply show(int status, View view) {
        return new PageReply(new Shown(status, view), List.of());
    }

    public static PageReply move(Route route) {
        return new PageReply(new Moved(route, Map.of()), List.of());
    }

    public static PageReply move(Route route, String field, String value) {
        return new PageReply(new Moved(route, Map.of(field, value)), List.of());
    }

    /// The same with one more cookie.
    public PageReply with(CookieChange cookie) {
        List<CookieChange> all = new ArrayList<>(cookies);
        all.add(cookie);
        return new PageReply(content, all);
    }
}
