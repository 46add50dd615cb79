package io.portcullis.gateway.web.page;

import static io.portcullis.gateway.mail.MailStores.ALICE;
import static io.portcullis.gateway.mail.MailStores.MAIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.invitation.NewInvitation;
import io.portcullis.auth.notice.Notice.Field;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.Outbox.Taken;
import io.portcullis.gateway.mail.MailStores;
import io.portcullis.gateway.web.SoftwarePasskey;
import io.portcullis.gateway.web.Visitor;
import io.portcullis.gateway.web.Visitor.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvitationPagesTest {
    private static final String CHOSEN = "four other words entirely";
    private static final String ORIGIN = "https://localhost:8443";
    private static final Duration WEEK = Duration.ofDays(7);
    private static final AccountName CAROL = new AccountName("carol");

    @TempDir
    private Path directory;

    private MailStores stores;
    private TestSite site;

    @BeforeEach
    void open() {
        stores = MailStores.in(directory);
        site = TestSite.over(stores.auth(), stores.clock());
    }

    @AfterEach
    void close() {
        site.close();
    }

    private String invited(AccountName name) {
        return Shown.text(stores.auth().invitations()
                .invite(name, new NewInvitation("a test", Optional.empty(), WEEK)).token().orElseThrow());
    }

    private static Reply choose(Visitor visitor, String token, String password) {
        return visitor.post("/invitation", "token", token, "new", password, "again", password);
    }

    @Test
    void link_fromTheMail_leadsToTheFirstDevice() {
        var _ = stores.auth().invitations().invite(ALICE, new NewInvitation("a test", Optional.of(MAIL), WEEK));
        Taken mail = stores.auth().mails().outbox().take().orElseThrow();
        String token = mail.notice().field(Field.TOKEN).orElseThrow();
        Visitor guest = site.visitor();

        assertThat(guest.open("/invitation?token=" + token).body()).contains("<h1>Welcome</h1>",
                "Your address: alice@localhost");
        assertThat(guest.submit("/invitation", "token", token, "new", CHOSEN, "again", CHOSEN).body())
                .as("signed in just now").contains("<h1>Add a device</h1>", "alice@localhost");

        assertThat(guest.open("/").body()).contains("Two-step verification is off");
        assertThat(guest.open("/log").body()).contains("First password chosen").doesNotContain(token);
        assertThat(site.visitor().signIn("alice", CHOSEN).body()).contains("Your account");
    }

    @Test
    void link_answeredByAPasskey_needsNoPassword() {
        String token = invited(ALICE);
        SoftwarePasskey phone = new SoftwarePasskey(ORIGIN);
        Visitor guest = site.visitor();

        assertThat(guest.submit("/invitation", with(phone.made(guest.open("/invitation?token=" + token)), token))
                .body()).contains("<h1>Add a device</h1>", "alice@localhost");

        assertThat(guest.open("/").body()).contains("Only your passkeys open this account.",
                "add a passkey elsewhere, or a password", "href=\"/two-step/passkey\"");
        Visitor later = site.visitor();
        assertThat(later.submit("/sign-in", phone.answer(later.open("/sign-in"))).body()).contains("Your account");
        assertThat(site.visitor().open("/invitation?token=" + token).status()).isEqualTo(410);
    }

    @Test
    void passkeysAnswer_thatIsWrongOrOfAnotherBrowser_makesNothing() {
        String token = invited(ALICE);
        SoftwarePasskey phone = new SoftwarePasskey(ORIGIN);
        Visitor guest = site.visitor();
        String[] elsewhere = phone.made(site.visitor().open("/invitation?token=" + token));
        guest.open("/invitation?token=" + token);

        assertThat(guest.post("/invitation", with(elsewhere, token)).body()).contains("That did not work.", token);
        assertThat(guest.post("/invitation", "token", token, "client", "%%%").status()).isEqualTo(422);
        assertThat(guest.cookies()).doesNotContainKey("__Host-session");
        assertThat(stores.auth().invitations().list()).hasSize(1);
    }

    @Test
    void onlyPasskey_isNotRemoved_norTwoStepTurnedOff() {
        String token = invited(ALICE);
        SoftwarePasskey phone = new SoftwarePasskey(ORIGIN);
        Visitor owner = site.visitor();
        owner.submit("/invitation", with(phone.made(owner.open("/invitation?token=" + token)), token));
        String id = stores.auth().secondSteps().passkeys().list(ALICE).getFirst().id().value();
        owner.open("/two-step/remove?kind=passkey&id=" + id);

        assertThat(owner.post("/two-step/remove", "kind", "passkey", "id", id).body())
                .contains("It is the only passkey, and you have no password.");
        assertThat(owner.open("/two-step").body()).contains("Only your passkeys open this account.", "Your passkeys",
                "href=\"/password\"")
                .doesNotContain("Recovery key:", "One-time codes left", "/two-step/off", "Set it up");
        assertThat(owner.open("/two-step/off").body()).contains("your account has no password");
        assertThat(owner.post("/two-step/off").status()).isEqualTo(409);
    }

    private static String[] with(String[] fields, String token) {
        String[] all = Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = "token";
        all[fields.length + 1] = token;
        return all;
    }

    @Test
    void link_opened_changesNothing() {
        String token = invited(ALICE);

        for (int i = 0; i < 3; i++) {
            assertThat(site.visitor().open("/invitation?token=" + token).status()).isEqualTo(200);
        }

        assertThat(stores.auth().invitations().list()).hasSize(1);
        assertThat(site.visitor().signIn("alice", "").status()).isEqualTo(422);
    }

    @Test
    void password_thatIsGuessedFirst_isRefusedAndTheLinkStays() {
        String token = invited(ALICE);
        Visitor guest = site.visitor();
        guest.open("/invitation?token=" + token);

        assertThat(choose(guest, token, "short").body()).contains("At least 15", token);
        assertThat(choose(guest, token, "passwordpassword").body()).contains("among the first that are tried");
        assertThat(choose(guest, token, "alice@localhost").body()).contains("among the first that are tried");
        assertThat(choose(guest, token, "\u0007".repeat(20)).status()).isEqualTo(422);
        assertThat(guest.post("/invitation", "token", token, "new", CHOSEN, "again", "other").body())
                .contains("The two are not the same.");
        assertThat(guest.cookies()).doesNotContainKey("__Host-session");
        assertThat(choose(guest, token, CHOSEN).status()).isEqualTo(303);
    }

    /// Unknown, used, expired, withdrawn, suspended, guarded by two-step: nobody can tell which it is.
    @Test
    void links_thatLeadNowhere_lookAlike() {
        String used = invited(ALICE);
        Visitor guest = site.visitor();
        guest.open("/invitation?token=" + used);
        assertThat(choose(guest, used, CHOSEN).status()).isEqualTo(303);
        String expired = invited(CAROL);
        stores.clock().advance(WEEK);
        AccountName dave = new AccountName("dave");
        String withdrawn = invited(dave);
        assertThat(stores.auth().invitations().withdraw(dave)).isTrue();
        AccountName erin = new AccountName("erin");
        String suspended = invited(erin);
        stores.auth().accounts().suspend(erin);
        AccountName fred = new AccountName("fred");
        String guarded = invited(fred);
        stores.auth().accounts().setTwoStep(fred, true);

        List<String> pages = new ArrayList<>();
        for (String token : List.of("A".repeat(43), used, expired, withdrawn, suspended, guarded, "",
                "A".repeat(9999))) {
            Visitor stranger = site.visitor();
            Reply shown = stranger.open("/invitation?token=" + token);
            assertThat(shown.status()).isEqualTo(410);
            pages.add(shown.body());
            stranger.open("/sign-in");
            Reply sent = choose(stranger, token, CHOSEN);
            assertThat(sent.status()).isEqualTo(410);
            assertThat(stranger.cookies()).doesNotContainKey("__Host-session");
            pages.add(sent.body());
        }
        assertThat(pages).containsOnly(pages.getFirst());
    }

    @Test
    void form_withoutItsTokenOrFromAnotherSite_isRefused() {
        String token = invited(ALICE);
        Visitor guest = site.visitor();
        guest.open("/invitation?token=" + token);

        assertThat(guest.send("/invitation", "token=" + token + "&new=" + CHOSEN + "&again=" + CHOSEN).status())
                .isEqualTo(403);
        guest.saying("sec-fetch-site", "cross-site");
        assertThat(choose(guest, token, CHOSEN).status()).isEqualTo(403);
        assertThat(stores.auth().invitations().list()).hasSize(1);
    }

    /// Whoever is signed in as somebody else is not any more, and their session is over on the server.
    @Test
    void accept_inABrowserOfAnother_opensTheNewAccountOnly() {
        stores.auth().accounts().create(CAROL, Optional.of(Secret.of(CHOSEN)));
        Visitor browser = site.visitor();
        browser.signIn("carol", CHOSEN);
        String before = browser.cookies().get("__Host-session");
        String token = invited(ALICE);
        browser.open("/invitation?token=" + token);

        assertThat(browser.submit("/invitation", "token", token, "new", CHOSEN, "again", CHOSEN).body())
                .contains("alice@localhost").doesNotContain("carol@localhost");

        Visitor old = site.visitor();
        old.cookies().put("__Host-session", before);
        assertThat(old.get("/").header("location")).isEqualTo("/sign-in");
    }
}
