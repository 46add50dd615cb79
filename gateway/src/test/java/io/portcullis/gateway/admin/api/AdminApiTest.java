package io.portcullis.gateway.admin.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.apitoken.ApiScope;
import io.portcullis.gateway.admin.AdminItem.SessionItem;
import io.portcullis.gateway.admin.api.AskedApi.Reply;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What each operation answers, good and bad. [AskedApi] holds every answer against the document.
class AdminApiTest {
    @TempDir
    Path directory;
    private @Nullable AskedApi api;
    private String token = "";

    @BeforeEach
    void open() {
        AskedApi opened = new AskedApi(directory);
        api = opened;
        token = opened.token(ApiScope.values());
    }

    @AfterEach
    void close() {
        api().close();
    }

    private AskedApi api() {
        return Objects.requireNonNull(api);
    }

    private Reply ask(String method, String target, String body) {
        return api().network(token, method, target, body);
    }

    private void refused(int status, String field, String method, String target, String body) {
        Reply reply = ask(method, target, body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.json().path("field").asString("")).as(reply.body()).isEqualTo(field);
    }

    @Test
    void account_itsLife_isAnswered() {
        assertThat(ask("POST", "/v1/accounts", "{\"name\":\"Ann\"}").status()).isEqualTo(201);
        Reply shown = ask("GET", "/v1/accounts/ann", "");
        assertThat(shown.json().get("status").asString()).isEqualTo("active");
        assertThat(shown.headers()).containsKey("ETag");
        assertThat(ask("PUT", "/v1/accounts/ann/suspension", "").json().get("status").asString())
                .isEqualTo("suspended");
        assertThat(ask("PUT", "/v1/accounts/ann/suspension", "").status()).isEqualTo(200);
        assertThat(ask("DELETE", "/v1/accounts/ann/suspension", "").json().get("status").asString())
                .isEqualTo("active");
        assertThat(ask("PUT", "/v1/accounts/ann/two-step", "").json().get("twoStep").asBoolean()).isTrue();
        assertThat(ask("GET", "/v1/accounts/ann/two-step", "").json().get("on").asBoolean()).isTrue();
        assertThat(ask("DELETE", "/v1/accounts/ann", "").status()).isEqualTo(204);
        refused(404, "", "GET", "/v1/accounts/ann", "");
        refused(404, "", "DELETE", "/v1/accounts/ann", "");
    }

    @Test
    void setUpLink_unknownKindOrNoMail_isRefused() {
        assertThat(ask("POST", "/v1/accounts", "{\"name\":\"Ann\"}").status()).isEqualTo(201);
        refused(400, "kind", "POST", "/v1/accounts/ann/set-up-links", "{\"kind\":\"toaster\"}");
        refused(400, "kind", "POST", "/v1/accounts/ann/set-up-links", "{}");
        refused(409, "", "POST", "/v1/accounts/ann/set-up-links", "{\"kind\":\"linphone\"}");
        refused(404, "", "POST", "/v1/accounts/bob/set-up-links", "{\"kind\":\"linphone\"}");
    }

    @Test
    void accounts_arePagedByCursor() {
        for (String name : new String[] {"a", "b", "ç"}) {
            assertThat(api().local("POST", "/v1/accounts", "{\"name\":\"" + name + "\"}").status()).isEqualTo(201);
        }
        Reply first = ask("GET", "/v1/accounts?limit=2", "");
        assertThat(first.json().get("items")).hasSize(2);
        assertThat(first.json().get("next").asString()).isEqualTo("b");
        Reply rest = ask("GET", "/v1/accounts?limit=2&after=b", "");
        assertThat(rest.json().get("items").get(0).get("name").asString()).isEqualTo("ç");
        assertThat(rest.json().has("next")).isFalse();
        assertThat(ask("GET", "/v1/accounts/%C3%A7", "").status()).isEqualTo(200);
        refused(400, "limit", "GET", "/v1/accounts?limit=0", "");
        refused(400, "limit", "GET", "/v1/accounts?limit=1001", "");
        refused(400, "limit", "GET", "/v1/accounts?limit=many", "");
        refused(400, "more", "GET", "/v1/accounts?more=1", "");
        refused(400, "", "GET", "/v1/accounts?limit=1&limit=2", "");
        refused(400, "name", "GET", "/v1/accounts?after=a%20b", "");
    }

    @Test
    void bodies_thatAreWrong_areRefusedNamingTheField() {
        refused(400, "name", "POST", "/v1/accounts", "{}");
        refused(400, "name", "POST", "/v1/accounts", "");
        refused(400, "name", "POST", "/v1/accounts", "{\"name\":null}");
        refused(400, "name", "POST", "/v1/accounts", "{\"name\":5}");
        refused(400, "name", "POST", "/v1/accounts", "{\"name\":[\"a\"]}");
        refused(400, "name", "POST", "/v1/accounts", "{\"name\":\"a b\"}");
        refused(400, "more", "POST", "/v1/accounts", "{\"name\":\"a\",\"more\":1}");
        refused(400, "name", "PUT", "/v1/accounts/ann/two-step", "{\"name\":\"bob\"}");
        refused(400, "", "POST", "/v1/accounts", "{\"name\":\"a\",\"name\":\"b\"}");
        refused(400, "", "POST", "/v1/accounts", "{\"name\":\"a\"} {}");
        refused(400, "", "POST", "/v1/accounts", "[]");
        refused(400, "", "POST", "/v1/accounts", "{\"name\":");
        refused(400, "", "POST", "/v1/accounts", "{\"name\":" + "[".repeat(10_000));
        refused(400, "", "GET", "/v1/accounts", "{}");
        refused(400, "percent", "PUT", "/v1/rollout", "{\"stage\":\"enforce\"}");
        refused(400, "percent", "PUT", "/v1/rollout", "{\"stage\":\"enforce\",\"percent\":\"5\"}");
        refused(400, "percent", "PUT", "/v1/rollout", "{\"stage\":\"enforce\",\"percent\":5.5}");
        refused(400, "stage", "PUT", "/v1/rollout", "{\"stage\":\"ENFORCE\",\"percent\":5}");
        assertThat(api().stores.auth().accounts().list()).isEmpty();
    }

    @Test
    void targets_thatAreWrong_areProblems() {
        refused(404, "", "GET", "/", "");
        refused(404, "", "GET", "/v1/nothing", "");
        refused(404, "", "GET", "/v1/accounts/", "");
        refused(404, "", "GET", "/v1/accounts/ann/app-passwords/x/y", "");
        refused(400, "name", "GET", "/v1/accounts/..%2F..", "");
        refused(400, "", "GET", "/v1/accounts/%FF", "");
        refused(400, "", "GET", "/v1/accounts/%zz", "");
        refused(405, "", "PATCH", "/v1/accounts", "");
        assertThat(ask("PATCH", "/v1/accounts", "").headers()).containsEntry("Allow", "GET, POST");
        Reply type = api().network("POST", "/v1/accounts", Map.of("authorization", "Bearer " + token, "audit-reason",
                "x", "content-type", "text/plain"), "{\"name\":\"a\"}");
        assertThat(type.status()).isEqualTo(415);
    }

    @Test
    void appPasswords_areListedAndRevoked() {
        api().local("POST", "/v1/accounts", "{\"name\":\"ann\"}");
        String id = created("phone").json().get("id").asString();
        assertThat(ask("GET", "/v1/accounts/ann/app-passwords", "").json().get("items").get(0).get("label").asString())
                .isEqualTo("phone");
        assertThat(ask("DELETE", "/v1/accounts/ann/app-passwords/" + id, "").json().get("revoked").asInt())
                .isEqualTo(1);
        refused(404, "", "DELETE", "/v1/accounts/ann/app-passwords/" + id, "");
        assertThat(created("one").status()).isEqualTo(201);
        assertThat(created("two").status()).isEqualTo(201);
        assertThat(ask("DELETE", "/v1/accounts/ann/app-passwords", "").json().get("revoked").asInt()).isEqualTo(2);
        assertThat(ask("DELETE", "/v1/accounts/ann/app-passwords", "").json().get("revoked").asInt()).isZero();
    }

    private Reply created(String label) {
        return api().local("POST", "/v1/accounts/ann/app-passwords",
                "{\"label\":\"" + label + "\",\"scopes\":[\"sip\"],\"letters\":16}");
    }

    @Test
    void sessions_areListedAndEnded() {
        api().local("POST", "/v1/accounts", "{\"name\":\"ann\"}");
        for (String id : new String[] {"xmpp-1", "sip-2", "xmpp-3"}) {
            api().live.add(new SessionItem(id, "xmpp", "Gajim", Optional.empty(), Optional.empty(),
                    Optional.of("192.0.2.7"), true));
        }
        assertThat(ask("GET", "/v1/accounts/ann/sessions", "").json().get("items")).hasSize(3);
        assertThat(ask("DELETE", "/v1/accounts/ann/sessions/sip-2", "").json().get("ended").asInt()).isEqualTo(1);
        refused(404, "", "DELETE", "/v1/accounts/ann/sessions/sip-2", "");
        refused(404, "", "GET", "/v1/accounts/bob/sessions", "");
        assertThat(ask("DELETE", "/v1/accounts/ann/sessions", "").json().get("ended").asInt()).isEqualTo(2);
    }

    @Test
    void rollout_ifMatch_refusesWhatWasChangedMeanwhile() {
        String seen = Objects.requireNonNull(ask("GET", "/v1/rollout", "").headers().get("ETag"));
        assertThat(setRollout(seen).status()).isEqualTo(200);
        assertThat(setRollout(seen).status()).isEqualTo(412);
        assertThat(ask("GET", "/v1/rollout", "").json().get("percent").asInt()).isEqualTo(5);
        assertThat(ask("GET", "/v1/rollout/preview?percent=100", "").status()).isEqualTo(200);
        refused(400, "percent", "GET", "/v1/rollout/preview", "");
    }

    private Reply setRollout(String ifMatch) {
        return api().network("PUT", "/v1/rollout", Map.of("authorization", "Bearer " + token, "audit-reason",
                "announced", "if-match", ifMatch), "{\"stage\":\"enforce\",\"percent\":5}");
    }

    @Test
    void auditLog_isReadFollowedExportedAndChecked() {
        ask("POST", "/v1/accounts", "{\"name\":\"ann\"}");
        Reply page = ask("GET", "/v1/audit-log?after=1", "");
        assertThat(page.json().get("items").get(0).get("detail").asString())
                .matches("what=account-add by=token [a-z]+ \\(t0\\) why=a test");
        assertThat(ask("GET", "/v1/audit-log/export", "").body().lines()).hasSize(3);
        assertThat(ask("GET", "/v1/audit-log/check", "").json().get("intact").asBoolean()).isTrue();
        long before = System.nanoTime();
        assertThat(ask("GET", "/v1/audit-log?after=3&waitSeconds=1", "").json().get("items")).isEmpty();
        assertThat(System.nanoTime() - before).isGreaterThan(900_000_000L);
        refused(400, "waitSeconds", "GET", "/v1/audit-log?waitSeconds=21", "");
    }

    @Test
    void keysAndTokens_areListedWithoutSecrets() {
        assertThat(ask("POST", "/v1/keys", "{\"retire\":true}").status()).isEqualTo(201);
        assertThat(ask("GET", "/v1/keys", "").json().get("items").get(0).get("seals").asBoolean()).isTrue();
        Reply tokens = ask("GET", "/v1/api-tokens", "");
        String id = tokens.json().get("items").get(0).get("id").asString();
        assertThat(ask("DELETE", "/v1/api-tokens/" + id, "").status()).isEqualTo(200);
        assertThat(ask("GET", "/v1/keys", "").status()).isEqualTo(401);
    }

    @Test
    void changes_withoutAReason_areRefused() {
        for (String reason : new String[] {"", "  ", "x".repeat(201), "a\u0001b", "\u00ff"}) {
            Reply reply = api().network("POST", "/v1/accounts",
                    Map.of("authorization", "Bearer " + token, "audit-reason", reason), "{\"name\":\"ann\"}");
            assertThat(reply.status()).as(reason).isEqualTo(400);
            assertThat(reply.json().get("field").asString()).isEqualTo("Audit-Reason");
        }
        assertThat(api().local("POST", "/v1/accounts", "{\"name\":\"ann\"}").status()).isEqualTo(201);
    }

    @Test
    void requests_areCountedByOperationAndStatus() {
        ask("GET", "/v1/accounts/nobody", "");
        ask("GET", "/v1/nowhere", "");
        assertThat(api().meters.get("portcullis.admin.requests").tag("operation", "showAccount").tag("status", "404")
                .counter().count()).isEqualTo(1);
        assertThat(api().meters.get("portcullis.admin.requests").tag("operation", "none").tag("status", "404")
                .counter().count()).isEqualTo(1);
    }
}
