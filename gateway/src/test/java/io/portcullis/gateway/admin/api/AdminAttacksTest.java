package io.portcullis.gateway.admin.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.apitoken.ApiScope;
import io.portcullis.auth.apitoken.ApiTokenId;
import io.portcullis.gateway.admin.api.AskedApi.Reply;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who gets in, and what gets out.
class AdminAttacksTest {
    @TempDir
    Path directory;
    private @Nullable AskedApi api;

    @BeforeEach
    void open() {
        api = new AskedApi(directory);
    }

    @AfterEach
    void close() {
        api().close();
    }

    private AskedApi api() {
        return java.util.Objects.requireNonNull(api);
    }

    /// As an administrator would ask, with nothing in it that would be refused for what it says.
    private Reply ask(String token, Operation operation) {
        String target = operation.path().replace("{name}", "nobody").replace("{id}", "none");
        String body = operation.id().equals("addAccount") ? "{\"name\":\"someone\"}" : "";
        return api().network(token, operation.method(), operation.id().equals("previewRollout")
                ? target + "?percent=1"
                : target, body);
    }

    @Test
    void everyOperation_opensToItsScopeAndToNoOther() {
        int seen = 0;
        for (ApiScope scope : ApiScope.values()) {
            String only = api().token(scope);
            String allOthers = api().token(EnumSet.complementOf(EnumSet.of(scope)).toArray(ApiScope[]::new));
            for (Operation operation : Operations.ALL) {
                if (operation.scope().isEmpty()) {
                    assertThat(ask(only, operation).status()).as(operation.id()).isEqualTo(403);
                    assertThat(ask(allOthers, operation).status()).as(operation.id()).isEqualTo(403);
                } else if (operation.scope().get() == scope) {
                    assertThat(ask(allOthers, operation).status()).as(operation.id()).isEqualTo(403);
                    assertThat(ask(only, operation).status()).as(operation.id()).isIn(200, 201, 204, 400, 404, 409);
                } else {
                    assertThat(ask(only, operation).status()).as(operation.id()).isEqualTo(403);
                }
                seen++;
            }
        }
        assertThat(seen).isEqualTo(ApiScope.values().length * Operations.ALL.size());
        assertThat(Operations.ALL).hasSizeGreaterThan(25);
    }

    @Test
    void noToken_opensNothing() {
        String right = api().token(ApiScope.values());
        for (Operation operation : Operations.ALL) {
            Reply reply = api().network(operation.method(), operation.path(), Map.of("audit-reason", "x"), "");
            assertThat(reply.status()).as(operation.id()).isEqualTo(401);
            assertThat(reply.headers()).containsEntry("WWW-Authenticate", "Bearer realm=\"portcullis\"");
        }
        assertThat(api().refused.lines).as("nothing was shown").isEmpty();
        for (String header : List.of("Basic " + right, right, "Bearer" + right, "Bearer  " + right, "Token " + right,
                "Bearer " + right.toUpperCase(Locale.ROOT), "Bearer " + right.substring(0, right.length() - 1))) {
            AskedApi.Reply reply = api().network("GET", "/v1/accounts", Map.of("authorization", header), "");
            assertThat(reply.status()).as(header).isIn(401, 429);
        }
        assertThat(api().network("GET", "/v1/accounts?access_token=" + right, Map.of(), "").status()).isEqualTo(401);
        assertThat(api().stores.auth().accounts().list()).isEmpty();
    }

    @Test
    void wrongTokens_areThrottledAndTheRightOneIsNot() {
        String right = api().token(ApiScope.ACCOUNTS_READ);
        assertThat(api().network(right, "GET", "/v1/accounts", "").status()).isEqualTo(200);
        for (int i = 0; i < 5; i++) {
            assertThat(api().network("guess" + i, "GET", "/v1/accounts", "").status()).isEqualTo(401);
        }
        Reply slowed = api().network("guess", "GET", "/v1/accounts", "");
        assertThat(slowed.status()).isEqualTo(429);
        assertThat(Integer.parseInt(slowed.headers().get("Retry-After"))).isPositive();
        assertThat(api().refused.lines).hasSize(6).first().asString().startsWith("WRONG_TOKEN ");
        assertThat(api().refused.lines.getLast()).startsWith("throttled ");
        assertThat(api().network(right, "GET", "/v1/accounts", "").status()).isEqualTo(200);
    }

    @Test
    void revokedToken_opensNothing() {
        String token = api().token(ApiScope.ACCOUNTS_READ);
        assertThat(api().network(token, "GET", "/v1/accounts", "").status()).isEqualTo(200);
        assertThat(api().stores.auth().apiTokens().revoke(new ApiTokenId(token.split("_", -1)[1]))).isTrue();
        assertThat(api().network(token, "GET", "/v1/accounts", "").status()).isEqualTo(401);
    }

    /// The revocation writes the very row that is waited for.
    @Test
    void tokenRevokedWhileItsRequestWaits_isToldNothing() throws Exception {
        String token = api().token(ApiScope.AUDIT_READ);
        String rows = api().network(token, "GET", "/v1/audit-log?limit=500", "").body();
        int last = AskedApi.JSON.readTree(rows).get("items").size();
        try (ExecutorService administrator = Executors.newSingleThreadExecutor()) {
            Future<Reply> waiting = administrator.submit(
                    () -> api().network(token, "GET", "/v1/audit-log?waitSeconds=20&after=" + last, ""));
            Thread.sleep(1_000);
            assertThat(waiting.isDone()).isFalse();
            assertThat(api().stores.auth().apiTokens().revoke(new ApiTokenId(token.split("_", -1)[1]))).isTrue();

            Reply reply = waiting.get(10, TimeUnit.SECONDS);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.body()).doesNotContain("ApiTokenRevoked");
        }
    }

    @Test
    void webPages_areRefused() {
        String token = api().token(ApiScope.values());
        for (String header : List.of("origin", "sec-fetch-site")) {
            assertThat(api().network("GET", "/v1/accounts",
                    Map.of("authorization", "Bearer " + token, header, "null"), "").status()).isEqualTo(403);
        }
    }

    @Test
    void methodOverride_isNotLookedAt() {
        String token = api().token(ApiScope.values());
        api().local("POST", "/v1/accounts", "{\"name\":\"ann\"}");
        for (String header : List.of("x-http-method-override", "x-method-override", "x-http-method")) {
            assertThat(api().network("GET", "/v1/accounts/ann?_method=DELETE",
                    Map.of("authorization", "Bearer " + token, header, "DELETE"), "").status()).isEqualTo(400);
            assertThat(api().network("GET", "/v1/accounts/ann",
                    Map.of("authorization", "Bearer " + token, header, "DELETE"), "").status()).isEqualTo(200);
        }
    }

    /// Whatever is asked, no answer over the network has a secret in it, and none is taken.
    @Test
    void secrets_neitherLeaveNorEnterOverTheNetwork() {
        String token = api().token(ApiScope.values());
        assertThat(api().network(token, "POST", "/v1/accounts", "{\"name\":\"eve\",\"password\":\"hunter2\"}").status())
                .isEqualTo(403);
        assertThat(api().local("POST", "/v1/accounts", "{\"name\":\"ann\",\"password\":\"hunter2\"}").status())
                .isEqualTo(201);
        String app = api().local("POST", "/v1/accounts/ann/app-passwords",
                "{\"label\":\"phone\",\"scopes\":[\"sip\"],\"letters\":16}").json().get("password").asString();
        String bearer = api().local("POST", "/v1/api-tokens", "{\"name\":\"ops\",\"scopes\":[\"audit:read\"]}").json()
                .get("token").asString();
        for (Operation operation : Operations.ALL) {
            if (!operation.id().startsWith("revokeApiToken")) {
                api().network(token, operation.method(), operation.path().replace("{name}", "ann"), "");
            }
        }
        assertThat(Set.copyOf(api().bodies)).hasSizeGreaterThan(15).noneMatch(body -> body.contains("hunter2")
                || body.contains(app) || body.contains(bearer.substring(24)) || body.contains(token.substring(24)));
    }

    /// An administrator at the network is never shown a link that signs in.
    @Test
    void invitationLink_isForTheOwnersMailboxOrTheLocalCommand() {
        String token = api().token(ApiScope.values());

        assertThat(api().network(token, "POST", "/v1/invitation-links", "{\"name\":\"ann\"}").status()).isEqualTo(403);
        assertThat(api().network(token, "POST", "/v1/invitations", "{\"name\":\"ann\"}").status()).isEqualTo(400);
        assertThat(api().network(token, "POST", "/v1/invitations", "{\"name\":\"ann\",\"mail\":\"a@example.net\"}")
                .json().get("detail").asString()).as("no mail server").contains("mail.host");
        assertThat(api().stores.auth().accounts().list()).isEmpty();
        String link = api().local("POST", "/v1/invitation-links", "{\"name\":\"ann\"}").json().get("link").asString();

        assertThat(api().network(token, "GET", "/v1/invitations", "").body()).contains("\"ann\"", "local uid 0");
        assertThat(api().network(token, "GET", "/v1/audit-log", "").body()).contains("Invited", "account-invite-link");
        assertThat(api().network(token, "DELETE", "/v1/invitations/ann", "").status()).isEqualTo(204);
        assertThat(api().network(token, "DELETE", "/v1/invitations/ann", "").status()).isEqualTo(404);
        String secret = link.substring(link.indexOf('=') + 1);
        assertThat(secret).hasSize(43);
        assertThat(api().bodies).noneMatch(body -> body.contains(secret));
    }

    @Test
    void document_saysNothingOfSecretsAndOfWhatIsLocal() {
        String document = AskedApi.DOCUMENT.toString();

        assertThat(document).doesNotContain("\"password\"", "NewAppPassword", "NewApiToken", "Generated");
        long paths = AskedApi.DOCUMENT.get("paths").valueStream().mapToLong(path -> path.size()).sum();
        assertThat(paths).isEqualTo(Operations.ALL.stream().filter(one -> one.scope().isPresent()).count());
        assertThat(api().network("GET", OpenApi.PATH, Map.of(), "").json()).isEqualTo(AskedApi.DOCUMENT);
    }

    @Test
    void request_printed_tellsNothing() {
        ApiRequest request = new ApiRequest("GET", "/secret", Map.of("authorization", List.of("Bearer secret")),
                new byte[] {'s'}, new ApiRequest.Source.OwnSocket("local"));
        assertThat(request.toString()).doesNotContain("secret");
    }
}
