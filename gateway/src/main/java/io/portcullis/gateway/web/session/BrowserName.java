package io.portcullis.gateway.web.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What people call a browser, read from the paragraph that it calls itself. Nothing is decided by it.
public final class BrowserName {
    /// What names it in the header, and its name.
    private record Sign(String text, String name) {}

    /// Most call themselves by the names of those below them too.
    private static final List<Sign> BROWSERS = List.of(new Sign("Edg", "Edge"), new Sign("OPR/", "Opera"),
            new Sign("SamsungBrowser/", "Samsung Internet"), new Sign("Firefox/", "Firefox"),
            new Sign("FxiOS/", "Firefox"), new Sign("CriOS/", "Chrome"), new Sign("Chrome/", "Chrome"),
            new Sign("Safari/", "Safari"));
    private static final List<Sign> SYSTEMS = List.of(new Sign("Android", "Android"), new Sign("iPhone", "iPhone"),
            new Sign("iPad", "iPad"), new Sign("Windows", "Windows"), new Sign("Mac OS X", "Mac"),
            new Sign("CrOS", "ChromeOS"), new Sign("Linux", "Linux"));

    private BrowserName() {}

    /// As in `Firefox, Windows`; the text itself where it is none of a known browser. Not to be trusted: escape where shown.
    public static String of(String userAgent) {
        Optional<String> browser = first(BROWSERS, userAgent);
        return browser.isEmpty()
                ? userAgent
                : Stream.of(browser, first(SYSTEMS, userAgent)).flatMap(Optional::stream)
                        .collect(Collectors.joining(", "));
    }

    private static Optional<String> first(List<Sign> signs, String userAgent) {
        return signs.stream().filter(sign -> userAgent.contains(sign.text())).map(Sign::name).findFirst();
    }
}
