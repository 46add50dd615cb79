package io.portcullis.gateway.admin.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.portcullis.auth.apitoken.ApiScope;
import io.portcullis.gateway.admin.AdminItem.SessionItem;
import io.portcullis.gateway.admin.AdminJson;
import io.portcullis.gateway.admin.LiveSessions;
import io.portcullis.gateway.admin.LocalOperations;
import io.portcullis.gateway.admin.OpenStores;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The API without sockets. Every answer it gives is held against its own OpenAPI document, and kept.
final class AskedApi implements AutoCloseable {
    static final JsonMapper JSON = AdminJson.mapper();
    static final JsonNode DOCUMENT = OpenApi.document();

    final OpenStores stores;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<String> bodies = new ArrayList<>();
    final List<SessionItem> live = new ArrayList<>();
    final HeardTokens refused = new HeardTokens();
    private final AdminApi api;
    private int tokens;

    /// One answer.
    record Reply(int status, Map<String, String> headers, String body) {
        JsonNode json() {
            return JSON.readTree(body);
        }
    }

    AskedApi(Path directory) {
        stores = OpenStores.in(directory);
        LiveSessions sessions = new LiveSessions() {
            @Override
            public List<SessionItem> of(io.portcullis.auth.account.AccountName account) {
                return List.copyOf(live);
            }

            @Override
            public boolean end(io.portcullis.auth.account.AccountName account, String id) {
                return live.removeIf(session -> session.id().equals(id));
            }
        };
        api = new AdminApi(new LocalOperations(stores.auth(), OpenStores.DEFAULTS, sessions, Clock.systemUTC()),
                stores.auth().apiTokens(), meters, Clock.systemUTC(), refused);
    }

    /// A new token.
    String token(ApiScope... scopes) {
        return new String(stores.auth().apiTokens().create("t" + tokens++, Set.of(scopes), Optional.empty()).bearer()
                .chars());
    }

    Reply local(String method, String target, String body) {
        return ask(method, target, Map.of(), body, new ApiRequest.Source.OwnSocket("local uid 0"));
    }

    /// Over the network, with a reason.
    Reply network(String token, String method, String target, String body) {
        return network(method, target, Map.of("authorization", "Bearer " + token, "audit-reason", "a test"), body);
    }

    Reply network(String method, String target, Map<String, String> headers, String body) {
        return ask(method, target, headers, body,
                new ApiRequest.Source.Network(InetAddress.ofLiteral("192.0.2.7")));
    }

    private Reply ask(String method, String target, Map<String, String> headers, String body,
            ApiRequest.Source source) {
        Map<String, List<String>> all = new HashMap<>();
        if (!body.isEmpty()) {
            all.put("content-type", List.of("application/json"));
        }
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        Kept kept = new Kept();
        api.serve(new ApiRequest(method, target, all, body.getBytes(StandardCharsets.UTF_8), source), kept);
        Reply reply = new Reply(kept.status, kept.headers, kept.body.toString(StandardCharsets.UTF_8));
        if (source instanceof ApiRequest.Source.Network) {
            bodies.add(reply.body() + reply.headers());
            hold(method, target.split("\\?", 2)[0], reply);
        }
        return reply;
    }

    private static void hold(String method, String path, Reply reply) {
        if (path.equals(OpenApi.PATH)) {
            return;
        }
        SchemaCheck check = new SchemaCheck(DOCUMENT);
        if (reply.status() >= 400) {
            assertThat(reply.headers()).containsEntry("Content-Type", "application/problem+json");
            assertThat(check.problems(DOCUMENT.at("/components/schemas/Problem"), reply.json())).isEmpty();
            assertThat(reply.json().get("status").asInt()).isEqualTo(reply.status());
            return;
        }
        Operation operation = Routes.find(method, path).operation();
        JsonNode responses = DOCUMENT.get("paths").get(operation.path()).get(method.toLowerCase(java.util.Locale.ROOT))
                .get("responses");
        assertThat(responses.has(Integer.toString(reply.status()))).as(operation.id() + reply).isTrue();
        JsonNode content = responses.get(Integer.toString(reply.status())).path("content");
        if (reply.status() == 204) {
            assertThat(reply.body()).isEmpty();
            return;
        }
        JsonNode schema = content.get(reply.headers().get("Content-Type")).get("schema");
        if (operation.shape() == Operation.Shape.LINES) {
            reply.body().lines().forEach(line -> assertThat(check.problems(schema, JSON.readTree(line))).isEmpty());
        } else {
            assertThat(check.problems(schema, reply.json())).as(operation.id()).isEmpty();
        }
    }

    @Override
    public void close() {
        stores.close();
    }

    private static final class Kept implements ApiResponse {
        private int status;
        private Map<String, String> headers = Map.of();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        @Override
        public void whole(int code, Map<String, String> with, byte[] bytes) {
            status = code;
            headers = with;
            body.writeBytes(bytes);
        }

        @Override
        public void start(Map<String, String> with) {
            status = 200;
            headers = with;
        }

        @Override
        public void line(byte[] json) {
            body.writeBytes(json);
            body.write('\n');
        }

        @Override
        public void end() {}

        @Override
        public void abort() {
            status = 0;
        }
    }
}
