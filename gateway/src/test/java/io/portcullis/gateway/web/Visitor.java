package io.portcullis.gateway.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody with a browser: keeps cookies, sends forms with the token of the page that is open, and says of itself what
/// browsers say.
public final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern FACT = Pattern.compile("data-copy=\"([^\"]+)\"");

    private final Carrier carrier;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String token = "";

    /// How requests get there.
    public interface Carrier {
        Reply carry(String method, String target, Map<String, String> headers, String body);
    }

    /// What came back; header names in lower case.
    public record Reply(int status, Map<String, List<String>> headers, String body) {
        public String header(String name) {
            return String.join("\n", headers.getOrDefault(name, List.of()));
        }

        /// The values of the copy buttons, in their order.
        public List<String> facts() {
            return FACT.matcher(body).results().map(found -> found.group(1)).toList();
        }

        /// The first group of the first match.
        public String find(String regex) {
            Matcher matcher = Pattern.compile(regex).matcher(body);
            if (!matcher.find()) {
                throw new AssertionError("no " + regex + " in " + body);
            }
            return matcher.group(1);
        }
    }

    public Visitor(Carrier carrier) {
        this.carrier = carrier;
        headers.put("accept-language", "en");
        headers.put("sec-fetch-site", "same-origin");
    }

    /// Sends another header, or none of that name where the value is empty, from now on.
    public Visitor saying(String header, String value) {
        headers.remove(header);
        if (!value.isEmpty()) {
            headers.put(header, value);
        }
        return this;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    /// The token of the form on the page that is open.
    public String token() {
        return token;
    }

    public Reply get(String target) {
        return heard(carrier.carry("GET", target, all(Map.of()), ""));
    }

    /// Goes where a page leads, to its end.
    public Reply open(String target) {
        return follow(get(target));
    }

    /// Sends a form with the token of the page that is open; fields are names and values in turn.
    public Reply post(String target, String... fields) {
        return send(target, "csrf=" + encode(token) + encoded(fields));
    }

    /// Sends a form and goes where it leads.
    public Reply submit(String target, String... fields) {
        return follow(post(target, fields));
    }

    /// Sends exactly that.
    public Reply send(String target, String body) {
        return heard(carrier.carry("POST", target,
                all(Map.of("content-type", "application/x-www-form-urlencoded", "origin", "null")), body));
    }

    /// Signs in by password alone.
    public Reply signIn(String name, String password) {
        open("/sign-in");
        return submit("/sign-in", "name", name, "password", password);
    }

    private Reply follow(Reply reply) {
        return reply.status() == 303 ? open(reply.header("location")) : reply;
    }

    private Map<String, String> all(Map<String, String> more) {
        Map<String, String> sent = new LinkedHashMap<>(more);
        sent.putAll(headers);
        sent.put("cookie", cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .reduce((one, other) -> one + "; " + other).orElse("none=none"));
        return sent;
    }

    private Reply heard(Reply reply) {
        reply.headers().getOrDefault("set-cookie", List.of()).forEach(this::keep);
        Matcher found = TOKEN.matcher(reply.body());
        if (found.find()) {
            token = found.group(1);
        }
        return reply;
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String encoded(String... fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(encode(fields[i])).append('=').append(encode(fields[i + 1]));
        }
        return form.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
