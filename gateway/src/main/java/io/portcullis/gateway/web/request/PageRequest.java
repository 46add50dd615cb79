package io.portcullis.gateway.web.request;

import io.portcullis.gateway.web.session.SessionToken;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One request as it came, bounded by the listener.
///
/// @param query what follows the path's `?`
/// @param form what a POST carries; no fields for others
/// @param headers the first value of each, by its name in lower case
/// @param client the socket's address; no header changes it
public record PageRequest(Method method, String path, Form query, Form form, Map<String, String> headers,
        InetAddress client) {

    /// What is asked for.
    public enum Method {
        GET, HEAD, POST, OTHER
    }

    public PageRequest {
        headers = Map.copyOf(headers);
    }

    /// A header's first value.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /// The token in one of the browser's cookies.
    public Optional<SessionToken> cookie(CookieName name) {
        return cookieText(name).flatMap(SessionToken::parse);
    }

    /// What one of the browser's cookies says.
    public Optional<String> cookieText(CookieName name) {
        return header("cookie").flatMap(cookies -> value(cookies, name.text()));
    }

    /// A cookie's value.
    private static Optional<String> value(String cookies, String name) {
        for (String cookie : cookies.split(";", -1)) {
            String pair = cookie.strip();
            if (pair.startsWith(name + "=")) {
                return Optional.of(pair.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }

    /// Prints nothing that came: it may hold secrets.
    @Override
    public String toString() {
        return "PageRequest[" + method + "]";
    }
}
