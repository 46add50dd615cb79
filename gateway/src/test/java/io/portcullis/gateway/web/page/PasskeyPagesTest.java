package io.portcullis.gateway.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.Secret;
import io.portcullis.gateway.web.SoftwarePasskey;
import io.portcullis.gateway.web.TypedGroups;
import io.portcullis.gateway.web.Visitor;
import io.portcullis.gateway.web.Visitor.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Passkeys at the pages, with a browser and an authenticator in software; and every second step's page of its own.
class PasskeyPagesTest {
    private static final AccountName ALICE = new AccountName("alice");
    private static final String PASSWORD = "correct horse battery";
    private static final String ORIGIN = "https://localhost:8443";
    private static final String FAILED = "That did not work.";

    @TempDir
    Path directory;
    private final SoftwarePasskey phone = new SoftwarePasskey(ORIGIN);
    private TestSite site;

    @BeforeEach
    void open() {
        site = TestSite.in(directory);
        site.auth.accounts().create(ALICE, Optional.of(Secret.of(PASSWORD)));
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Visitor signedIn() {
        Visitor visitor = site.visitor();
        visitor.signIn("alice", PASSWORD);
        return visitor;
    }

    private static String[] with(String[] fields, String... more) {
        String[] all = Arrays.copyOf(more, more.length + fields.length);
        System.arraycopy(fields, 0, all, more.length, fields.length);
        return all;
    }

    /// Two-step on by passkey and recovery key, as its owner does it.
    private void setUp() {
        Visitor owner = signedIn();
        Reply page = owner.open("/two-step/passkey");
        Reply key = owner.submit("/two-step/passkey", with(phone.made(page), "label", "<i>Phone</i>"));
        Reply asked = owner.open("/two-step/type-key");
        owner.submit("/two-step/type-key", TypedGroups.fields(asked.body(), key.find("<code>([a-z-]+)</code>")));
        assertThat(owner.submit("/two-step/on").body()).contains("Two-step verification is on.");
    }

    private Visitor halfway() {
        Visitor visitor = site.visitor();
        assertThat(visitor.signIn("alice", PASSWORD).body()).contains("<h1>Second step</h1>", "Use your passkey");
        return visitor;
    }

    @Test
    void secondStep_byPasskey_opensTheAccount() {
        setUp();
        Visitor visitor = halfway();

        assertThat(visitor.submit("/second-step", with(phone.answer(visitor.open("/second-step")), "trust", "yes"))
                .body()).contains("<h1>Your account</h1>");

        assertThat(visitor.open("/two-step").body()).contains("&lt;i&gt;Phone&lt;/i&gt;", "last used",
                "Trusted browsers: 1");
        assertThat(visitor.open("/log").body()).contains("Passkey added");
    }

    @Test
    void answer_sentAgain_isRefused() {
        setUp();
        Visitor visitor = halfway();
        String[] answer = phone.answer(visitor.open("/second-step"));
        visitor.submit("/second-step", answer);

        Visitor again = halfway();
        again.open("/second-step");
        assertThat(again.post("/second-step", answer).body()).contains(FAILED);
    }

    /// A page that was opened by somebody else, who passes its challenge on.
    @Test
    void answer_toAnotherSessionsChallenge_isRefused() {
        setUp();
        Visitor thief = halfway();
        thief.open("/second-step");
        Visitor owner = halfway();

        assertThat(thief.post("/second-step", phone.answer(owner.open("/second-step"))).body()).contains(FAILED);
        assertThat(thief.get("/").header("location")).isEqualTo("/second-step");
    }

    @Test
    void answer_fromAnotherOrigin_isRefused() {
        SoftwarePasskey fooled = new SoftwarePasskey("https://localhost.evil.example");
        Visitor visitor = signedIn();
        Reply page = visitor.open("/two-step/passkey");

        assertThat(visitor.post("/two-step/passkey", fooled.made(page)).body()).contains(FAILED);
        assertThat(site.auth.secondSteps().passkeys().list(ALICE)).isEmpty();
    }

    @Test
    void answer_withNothingAskedOrNothingInIt_isRefused() {
        setUp();
        Visitor visitor = halfway();
        Reply page = visitor.open("/second-step");
        assertThat(visitor.post("/second-step", "client", "%%%", "credential", "x".repeat(5000)).body())
                .contains(FAILED);
        String[] answer = phone.answer(page);

        assertThat(visitor.post("/second-step", answer).body()).as("asked anew meanwhile").contains(FAILED);
        Visitor owner = signedIn();
        assertThat(owner.get("/two-step/passkey").header("location")).isEqualTo("/second-step");
    }

    @Test
    void enrolment_answeredTwice_countsOnce() {
        Visitor visitor = signedIn();
        String[] made = phone.made(visitor.open("/two-step/passkey"));
        visitor.post("/two-step/passkey", made);

        assertThat(visitor.post("/two-step/passkey", made).body()).contains(FAILED);
        assertThat(site.auth.secondSteps().passkeys().list(ALICE)).hasSize(1);
    }

    @Test
    void confirm_byPasskeyAlone_isAFreshCheck() {
        setUp();
        Visitor visitor = halfway();
        visitor.submit("/second-step", phone.answer(visitor.open("/second-step")));
        site.advance(Duration.ofMinutes(5));
        String[] stale = phone.answer(visitor.open("/password"));
        Reply page = visitor.open("/password");

        Reply refused = visitor.post("/confirm", with(stale, "next", "PASSWORD"));
        assertThat(refused.body()).as("asked anew meanwhile").contains("<h1>Is it you?</h1>", FAILED);
        assertThat(visitor.post("/confirm", with(phone.answer(page), "next", "PASSWORD")).body()).contains(FAILED);
        assertThat(visitor.submit("/confirm", with(phone.answer(visitor.open("/password")), "next", "PASSWORD"))
                .body()).contains("<h1>Change password</h1>");
    }

    @Test
    void confirm_byPasswordAlone_staysRefusedWhereThereIsAPasskey() {
        setUp();
        Visitor visitor = halfway();
        visitor.submit("/second-step", phone.answer(visitor.open("/second-step")));
        site.advance(Duration.ofMinutes(5));
        visitor.open("/password");

        assertThat(visitor.post("/confirm", "next", "PASSWORD", "password", PASSWORD).status()).isEqualTo(422);
        assertThat(visitor.get("/password").header("location")).startsWith("/confirm");
    }

    @Test
    void confirm_byAnothersPasskey_isRefused() {
        setUp();
        site.auth.accounts().create(new AccountName("mallory"), Optional.of(Secret.of(PASSWORD)));
        Visitor mallory = site.visitor();
        mallory.signIn("mallory", PASSWORD);
        SoftwarePasskey his = new SoftwarePasskey(ORIGIN);
        mallory.submit("/two-step/passkey", his.made(mallory.open("/two-step/passkey")));
        Visitor stolen = halfway();
        stolen.submit("/second-step", phone.answer(stolen.open("/second-step")));
        site.advance(Duration.ofMinutes(5));

        assertThat(stolen.post("/confirm", with(his.answer(stolen.open("/password")), "next", "PASSWORD")).body())
                .contains(FAILED);
    }

    @Test
    void secondStep_withoutScript_hasTheOtherWays() {
        setUp();
        String code = Shown.text(site.auth.secondSteps().oneTimeCodes().make(ALICE).getFirst());
        Visitor visitor = halfway();

        assertThat(visitor.post("/second-step", "code", "").body()).contains("6 digits").contains("<details open");
        assertThat(visitor.submit("/second-step", "code", code, "client", "").body()).contains("Your account");
    }

    @Test
    void scripts_onPagesWithoutPasskeys_areNotLoaded() {
        Visitor visitor = signedIn();

        assertThat(visitor.open("/").body()).doesNotContain("/passkey.js");
        assertThat(visitor.open("/two-step/passkey").body()).contains("<script src=\"/passkey.js\" defer></script>");
        assertThat(visitor.get("/passkey.js").status()).isEqualTo(200);
    }

    @Test
    void remove_lastFactor_isRefused_andAnotherGoes() {
        setUp();
        Visitor visitor = halfway();
        visitor.submit("/second-step", phone.answer(visitor.open("/second-step")));
        String id = site.auth.secondSteps().passkeys().list(ALICE).getFirst().id().value();
        assertThat(visitor.open("/two-step/remove?kind=passkey&id=" + id).body()).contains("Remove &lt;i&gt;Phone");
        assertThat(visitor.post("/two-step/remove", "kind", "passkey", "id", id).body())
                .contains("It is your last second step.");

        SoftwarePasskey other = new SoftwarePasskey(ORIGIN);
        visitor.submit("/two-step/passkey", other.made(visitor.open("/two-step/passkey")));
        visitor.open("/two-step/remove?kind=passkey&id=" + id);
        assertThat(visitor.submit("/two-step/remove", "kind", "passkey", "id", id).body()).doesNotContain("Phone");
        assertThat(visitor.submit("/two-step/remove", "kind", "passkey", "id", "gone").body())
                .contains("<h1>Two-step verification</h1>");
        assertThat(site.auth.secondSteps().passkeys().list(ALICE)).hasSize(1);
    }

    @Test
    void home_aWayBackMissing_saysSoWithTheLinkThatMendsIt() {
        setUp();
        Visitor visitor = halfway();
        assertThat(visitor.submit("/second-step", phone.answer(visitor.open("/second-step"))).body())
                .contains("helps: no codes.", "href=\"/two-step/codes\"");

        var _ = site.auth.secondSteps().oneTimeCodes().make(ALICE);
        assertThat(visitor.open("/").body()).contains("Phone lost today? Your recovery key lets you in.")
                .doesNotContain("helps: no codes.", "no recovery key.");
    }

    @Test
    void remove_oneBrowser_leavesTheOthers() {
        setUp();
        for (int i = 0; i < 2; i++) {
            Visitor visitor = halfway();
            visitor.submit("/second-step", with(phone.answer(visitor.open("/second-step")), "trust", "yes"));
        }
        Visitor visitor = halfway();
        visitor.submit("/second-step", phone.answer(visitor.open("/second-step")));
        String id = site.auth.secondSteps().browsers().list(ALICE).getFirst().id().value();
        visitor.open("/two-step/remove?kind=browser&id=" + id);

        assertThat(visitor.submit("/two-step/remove", "kind", "browser", "id", id).body())
                .contains("Trusted browsers: 1");
    }

    @Test
    void rename_passkey_showsTheName() {
        setUp();
        Visitor visitor = halfway();
        visitor.submit("/second-step", phone.answer(visitor.open("/second-step")));
        String id = site.auth.secondSteps().passkeys().list(ALICE).getFirst().id().value();
        visitor.open("/two-step/rename?id=" + id);

        assertThat(visitor.post("/two-step/rename", "id", id, "label", "").body()).contains("It needs a name.");
        assertThat(visitor.post("/two-step/rename", "id", id, "label", "x".repeat(129)).body()).contains("At most 128");
        assertThat(visitor.submit("/two-step/rename", "id", id, "label", "Work phone").body()).contains("Work phone");
        assertThat(visitor.submit("/two-step/rename", "id", "gone", "label", "x").status()).isEqualTo(200);
    }
}
