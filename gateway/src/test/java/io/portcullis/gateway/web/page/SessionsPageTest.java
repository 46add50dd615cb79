package io.portcullis.gateway.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.Secret;
import io.portcullis.gateway.admin.AdminItem.SessionItem;
import io.portcullis.gateway.web.Visitor;
import io.portcullis.gateway.web.Visitor.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsPageTest extends SiteOfAlice {
    private static final AccountName BOB = new AccountName("bob");
    private static final String EVIL = "<script>alert(1)</script>";
    private static final Instant SINCE = Instant.parse("2026-11-24T10:00:00Z");

    @BeforeEach
    void alsoBob() {
        site.auth.accounts().create(BOB, Optional.of(Secret.of(PASSWORD)));
    }

    private Visitor signedIn(String name) {
        Visitor visitor = site.visitor().saying("user-agent", "Browser of " + name + EVIL);
        assertThat(visitor.signIn(name, PASSWORD).body()).contains("<h1>Your account</h1>", "href=\"/sessions\"");
        return visitor;
    }

    private static SessionItem client(String id, String resource, Optional<String> appPassword, boolean connected) {
        return new SessionItem(id, "xmpp", resource, appPassword, Optional.of(SINCE), Optional.of("192.0.2.7"),
                connected);
    }

    @Test
    void show_nobodyElse_isThisBrowserAlone() {
        Visitor alice = signedIn("alice");

        Reply page = alice.open("/sessions");

        assertThat(page.body()).contains("None.", "This browser", "Browser of alice&lt;script&gt;", "127.0.0.1")
                .doesNotContain("Another browser", "action=\"/sessions\"", EVIL);
        assertThat(alice.saying("accept-language", "de").open("/sessions").body()).contains("Jetzt angemeldet",
                "Keines.", "Dieser Browser");
    }

    @Test
    void show_clients_areNamedByTheirDevices() {
        Visitor alice = signedIn("alice");
        alice.open("/add-device");
        alice.submit("/add-device", "kind", "chat", "label", EVIL);
        String device = site.auth.appPasswords().list(ALICE).getFirst().id().value();
        site.clients.add(ALICE, client("xmpp-1", "tablet", Optional.of(device), false));
        site.clients.add(ALICE, client("xmpp-2", EVIL, Optional.empty(), true));

        Reply page = alice.open("/sessions");

        assertThat(page.body()).contains("&lt;script&gt;alert(1)&lt;/script&gt;</bdi></strong>",
                "tablet · 192.0.2.7 · since Nov 24, 2026", "connection lost", "href=\"/remove?id=" + device,
                "<strong><bdi>Main password</bdi></strong>").doesNotContain(EVIL);
        assertThat(page.body().split("href=\"/remove", -1)).as("the main password is no device").hasSize(2);
        assertThat(page.body().split("connection lost", -1)).hasSize(2);
    }

    @Test
    void submit_client_isEndedOnceWithoutAFreshCheck() {
        site.clients.add(ALICE, client("xmpp-1", "tablet", Optional.empty(), true));
        site.clients.add(ALICE, client("xmpp-2", "phone", Optional.empty(), true));
        Visitor alice = signedIn("alice");
        site.advance(Duration.ofMinutes(6));
        alice.open("/sessions");

        assertThat(alice.submit("/sessions", "id", "xmpp-1").body()).contains("Signed out.", "phone")
                .doesNotContain("tablet");
        Reply again = alice.post("/sessions", "id", "xmpp-1");
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.body()).contains("no longer signed in", "phone");
        assertThat(site.clients.of(ALICE)).extracting(SessionItem::id).containsExactly("xmpp-2");
    }

    @Test
    void submit_whatIsAnothers_isNotThere() {
        site.clients.add(ALICE, client("xmpp-1", "tablet", Optional.empty(), true));
        Visitor alice = signedIn("alice");
        Visitor other = signedIn("alice");
        String id = other.open("/sessions").find("name=\"id\" value=\"(page-[^\"]+)\"");
        Visitor bob = signedIn("bob");

        Reply sessions = bob.open("/sessions");
        assertThat(sessions.body()).doesNotContain("tablet", "alice");
        for (String foreign : new String[] {"xmpp-1", id, "page-", "", EVIL, "x".repeat(5000)}) {
            Reply reply = bob.post("/sessions", "id", foreign);
            assertThat(reply.status()).as(foreign).isEqualTo(404);
            assertThat(reply.body()).as("as for what nobody has").contains("no longer signed in").doesNotContain(EVIL);
        }
        assertThat(site.clients.of(ALICE)).hasSize(1);
        assertThat(alice.open("/").body()).contains("Your account");
    }

    @Test
    void submit_anotherBrowser_isSignedOutAndThisOneStays() {
        Visitor stolen = signedIn("alice");
        Visitor alice = signedIn("alice");
        String id = alice.open("/sessions").find("name=\"id\" value=\"([^\"]+)\"");

        assertThat(alice.submit("/sessions", "id", id).body()).contains("Signed out.", "This browser")
                .doesNotContain("Another browser");
        assertThat(stolen.get("/").header("location")).isEqualTo("/sign-in");
        assertThat(alice.post("/sessions", "id", id).status()).isEqualTo(404);
        assertThat(alice.open("/").body()).contains("Your account");
    }

    @Test
    void show_beforeTheSecondStep_isListedNowhere() {
        site.auth.accounts().setTwoStep(ALICE, true);
        String code = Shown.text(site.auth.secondSteps().oneTimeCodes().make(ALICE).getFirst());
        Visitor half = site.visitor();
        half.signIn("alice", PASSWORD);
        Visitor alice = site.visitor();
        alice.signIn("alice", PASSWORD);
        alice.submit("/second-step", "code", code);

        assertThat(alice.open("/sessions").body()).contains("This browser").doesNotContain("Another browser");
    }

    @Test
    void show_moreThanAnyAccountHas_isCutShort() {
        for (int i = 0; i < 500; i++) {
            site.clients.add(ALICE, client("xmpp-" + i, "tablet", Optional.empty(), true));
        }
        String page = signedIn("alice").open("/sessions").body();
        assertThat(page.split("tablet", -1)).hasSize(61);
        assertThat(page).contains("And 440 more.");
    }
}
