package io.portcullis.gateway.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.apppassword.AppPassword;
import io.portcullis.auth.apppassword.Scope;
import io.portcullis.auth.secret.Secret;
import io.portcullis.gateway.web.ScannedCode;
import io.portcullis.gateway.web.Visitor;
import io.portcullis.gateway.web.Visitor.Reply;
import io.portcullis.gateway.web.request.SecurityHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What each kind of device is given.
class DevicePagesTest extends SiteOfAlice {
    private static final String PART = "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee";
    private static final String LONG = PART + PART + PART + PART + PART + PART + PART + PART + PART + PART + PART + PART
            + PART + PART + PART + PART + PART + PART + PART + PART;
    private static final String TYPED = "[a-z]{4}(-[a-z]{4}){3}";
    private static final String CARRIED = "[a-z]{4}(-[a-z]{4}){6}";

    private Visitor alice;

    @BeforeEach
    void signIn() {
        alice = site.visitor();
        alice.signIn("alice", PASSWORD);
    }

    private Reply add(String kind) {
        alice.open("/add-device");
        return alice.submit("/add-device", "kind", kind);
    }

    @ParameterizedTest
    @CsvSource({"chat, android, Conversations", "chat, iphone, Monal", "chat, computer, Chat app",
        "calls, android, Linphone", "calls, desk-phone, Phone or calling app", "calls, toaster, Linphone",
        "'', '', Chat app"})
    void app_thatNobodyNamed_isTheOneThatFitsBest(String use, String type, String app) {
        alice.open("/add-device");

        assertThat(alice.submit("/add-device", "for", use, "type", type, "kind", "").body())
                .contains("<h1>" + app + "</h1>");
    }

    @Test
    void app_thatWasNamed_countsMoreThanTheQuestions() {
        alice.open("/add-device");

        assertThat(alice.submit("/add-device", "for", "calls", "type", "android", "kind", "dino").body())
                .contains("<h1>Dino</h1>");
    }

    @Test
    void type_isWhatTheBrowserRunsOn_untilItsOwnerSaysOtherwise() {
        alice.saying("user-agent", "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0");

        assertThat(alice.open("/add-device").body()).containsPattern("value=\"android\" checked")
                .containsPattern("value=\"chat\" checked").contains("<details><summary>Another app, or a name");
    }

    @Test
    void linphone_onTheSameDevice_isOpenedByALinkThatHoldsTheToken() {
        Reply made = add("linphone");

        assertThat(made.body()).contains(">Open Linphone</a>");
        assertThat(made.find("href=\"linphone-config:([^\"]+)\"")).isEqualTo(made.facts().getFirst());
    }

    @Test
    void rename_showsTheNameAndAsksForNoCheck() {
        add("chat");
        String id = latest().id().value();
        site.advance(Duration.ofMinutes(6));
        assertThat(alice.open("/rename?id=" + id).body()).contains("value=\"Chat app\"");
        assertThat(alice.post("/rename", "id", id, "label", "").body()).contains("It needs a name.");
        assertThat(alice.post("/rename", "id", id, "label", "x".repeat(129)).body()).contains("At most 128");
        assertThat(alice.submit("/rename", "id", id, "label", "Tablet").body()).contains("Tablet")
                .doesNotContain("Chat app</strong>");
        assertThat(alice.open("/log").body()).contains("Device renamed");
    }

    @Test
    void rename_ofAnothersDevice_leadsHome() {
        AccountName bob = new AccountName("bob");
        site.auth.accounts().create(bob, Optional.of(Secret.of(PASSWORD)));
        add("chat");
        String alices = latest().id().value();
        Visitor visitor = site.visitor();
        visitor.signIn("bob", PASSWORD);
        assertThat(visitor.get("/rename?id=" + alices).header("location")).isEqualTo("/");
        visitor.open("/");
        assertThat(visitor.post("/rename", "id", alices, "label", "Bob's").header("location")).isEqualTo("/");
        assertThat(latest().label()).isEqualTo("Chat app");
    }

    private AppPassword latest() {
        return site.auth.appPasswords().list(ALICE).getLast();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            conversations | Conversations            | XMPP | false
            monal         | Monal                    | XMPP | false
            dino          | Dino                     | XMPP | false
            gajim         | Gajim                    | XMPP | false
            chat          | Chat app                 | XMPP | false
            baresip       | baresip                  | SIP  | true
            phone         | Phone or calling app     | SIP  | false
            older         | Desk phone, or older (MD5) | SIP  | true
            """, delimiter = '|')
    void kind_decidesScopeDigestAndName(String kind, String label, Scope scope, boolean md5) {
        add(kind);

        assertThat(latest()).extracting(AppPassword::label, AppPassword::scopes, AppPassword::olderPhone)
                .containsExactly(label, Set.of(scope), md5);
    }

    @ParameterizedTest
    @CsvSource({"conversations", "monal"})
    void scanned_carriesAddressAndLongPassword_andWarns(String kind) {
        Reply made = add(kind);

        String password = made.facts().get(1);
        assertThat(password).matches(CARRIED);
        assertThat(ScannedCode.in(made.body())).isEqualTo("{\"protocol\":\"xmpp\",\"address\":\"alice@localhost\","
                + "\"password\":\"" + password + "\"}");
        assertThat(made.body()).contains("Scan this with", "Give it to nobody", "<script src=\"/waiting.js\"");
        assertThat(made.header(SecurityHeaders.POLICY)).as("its script may ask").isEqualTo(
                SecurityHeaders.ASKING_POLICY);
    }

    @ParameterizedTest
    @CsvSource({"dino, 4", "gajim, 4", "chat, 4", "phone, 4", "older, 4"})
    void typed_isShortAndShowsNoCode_forNoClientReadsOne(String kind, int facts) {
        Reply made = add(kind);

        assertThat(made.facts()).hasSize(facts).element(1).asString().matches(TYPED);
        assertThat(made.body()).contains("App-specific password", "Give it to nobody").doesNotContain("<svg");
    }

    @Test
    void baresip_getsOneLine() {
        Reply made = add("baresip");

        assertThat(made.facts()).hasSize(1).first().asString()
                .matches("&lt;sip:alice@localhost;transport=tls>;auth_pass=" + CARRIED
                        + ";outbound=&#34;sip:localhost:5061;transport=tls&#34;");
        assertThat(made.body()).doesNotContain("<svg", "App-specific");
    }

    @Test
    void linkToAddADevice_leadsThroughSignInToTheFormFilledIn() {
        Visitor owner = site.visitor();
        String link = "/add-device?kind=linphone&label=%3Cb%3EDesk%3C%2Fb%3E+%F0%9F%93%9E";

        assertThat(owner.get(link).header("location")).isEqualTo("/sign-in");
        Reply form = owner.signIn("alice", PASSWORD);

        assertThat(form.body()).contains("<h1>Add a device</h1>", "value=\"&lt;b>Desk&lt;/b> 📞\"")
                .containsPattern("value=\"linphone\" checked").doesNotContain("<b>Desk");
        assertThat(site.auth.appPasswords().list(ALICE)).as("nothing is made by a link").isEmpty();
        assertThat(owner.open("/").body()).as("once").contains("<h1>Your account</h1>");
    }

    @Test
    void linkToAddADevice_afterSomeTime_leadsThroughTheFreshCheck() {
        site.advance(Duration.ofMinutes(6));

        assertThat(alice.get("/add-device?kind=gajim&label=Desk").header("location")).startsWith("/confirm");
        alice.open("/confirm?next=ADD_DEVICE");
        assertThat(alice.submit("/confirm", "next", "ADD_DEVICE", "password", PASSWORD).body())
                .contains("value=\"Desk\"").containsPattern("value=\"gajim\" checked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/add-device", "/add-device?kind=nothing&label=x", "/add-device?label=x",
        "/add-device?kind=chat&label=" + LONG, "/?kind=chat"})
    void linkThatAsksForNothingWeKnow_isKeptNowhere(String link) {
        Visitor owner = site.visitor();
        owner.get(link);

        assertThat(owner.cookies()).doesNotContainKey("__Host-device");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "chat", "chat.%%", "nothing.eA", "chat." + LONG, "chat.eA.eA"})
    void cookieOfSomebodyElses_isNoWish(String cookie) {
        alice.cookies().put("__Host-device", cookie);

        assertThat(alice.open("/").body()).contains("<h1>Your account</h1>");
    }

    @Test
    void kind_thatThereIsNot_isTakenForTheLeast() {
        add("LINPHONE'--");

        assertThat(latest().scopes()).containsExactly(Scope.XMPP);
    }
}
