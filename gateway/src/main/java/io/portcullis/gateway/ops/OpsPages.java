package io.portcullis.gateway.ops;

import static java.util.stream.Collectors.joining;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import java.util.Optional;

/// What the operations listener answers. Computed off the event loops.
final class OpsPages {
    /// An answer.
    record Page(HttpResponseStatus status, String contentType, String body) {}

    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final String JSON_TYPE = "application/json";

    private final Metrics metrics;
    private final List<Health> health;

    OpsPages(Metrics metrics, List<Health> health) {
        this.metrics = metrics;
        this.health = List.copyOf(health);
    }

    /// The page at a path; the query is not looked at.
    Page get(String uri) {
        int query = uri.indexOf('?');
        return switch (query < 0 ? uri : uri.substring(0, query)) {
            case "/metrics" -> new Page(HttpResponseStatus.OK, METRICS_TYPE, metrics.scrape());
            case "/health" -> health();
            default -> text(HttpResponseStatus.NOT_FOUND, "not found (here are /metrics and /health)\n");
        };
    }

    private Page health() {
        List<String> problems = health.stream().map(Health::problem).flatMap(Optional::stream).toList();
        return problems.isEmpty()
                ? new Page(HttpResponseStatus.OK, JSON_TYPE, "{\"status\":\"up\"}\n")
                : new Page(HttpResponseStatus.SERVICE_UNAVAILABLE, JSON_TYPE, problems.stream()
                        .map(OpsPages::quoted).collect(joining(",", "{\"status\":\"down\",\"problems\":[", "]}\n")));
    }

    private static String quoted(String problem) {
        return '"' + problem.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static Page text(HttpResponseStatus status, String body) {
        return new Page(status, "text/plain; charset=utf-8", body);
    }
}
