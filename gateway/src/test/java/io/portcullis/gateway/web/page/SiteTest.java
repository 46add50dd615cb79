package io.portcullis.gateway.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.decision.LoginProtocol;
import io.portcullis.auth.decision.RefusalReason;
import io.portcullis.auth.event.AuthEvent;
import io.portcullis.auth.rollout.RolloutStage;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.Rollouts;
import io.portcullis.gateway.device.DeviceKind;
import io.portcullis.gateway.web.AuthenticatorApp;
import io.portcullis.gateway.web.TypedGroups;
import io.portcullis.gateway.web.Visitor;
import io.portcullis.gateway.web.Visitor.Reply;
import io.portcullis.gateway.web.request.Route;
import io.portcullis.gateway.web.request.SecurityHeaders;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SiteTest extends SiteOfAlice {
    private static final String EVIL = "<script>alert(1)</script>";

    private static final Set<Route> OPEN = EnumSet.of(Route.SIGN_IN, Route.SECOND_STEP, Route.SET_UP,
            Route.CONFIRM_ADDRESS, Route.INVITATION, Route.REGISTER, Route.RECOVERY, Route.CANCEL_RECOVERY,
            Route.FINISH_RECOVERY, Route.DONE);
    private static final Set<Route> CAREFUL = EnumSet.of(Route.ADD_DEVICE, Route.PASSWORD, Route.TWO_STEP_APP,
            Route.TWO_STEP_PASSKEY, Route.STEP_REMOVE,
            Route.RECOVERY_KEY, Route.TYPE_KEY, Route.TWO_STEP_ON, Route.TWO_STEP_OFF, Route.CODES, Route.BROWSERS,
            Route.ADD_ADDRESS, Route.REMOVE_ADDRESS, Route.SNOOZE, Route.LIFT);

    @Test
    void everyPage_withoutSignIn_leadsToSignIn() {
        Visitor stranger = site.visitor();
        stranger.get("/sign-in");

        assertThat(EnumSet.complementOf(EnumSet.copyOf(OPEN))).allSatisfy(route -> {
            assertThat(stranger.get(route.path()).header("location")).isEqualTo("/sign-in");
            assertThat(stranger.post(route.path()).header("location")).isEqualTo("/sign-in");
        });
    }

    @Test
    void everyPage_beforeTheSecondStep_leadsToIt() {
        twoStepOn();
        Visitor half = site.visitor();
        assertThat(half.signIn("alice", PASSWORD).body()).contains("<h1>Second step</h1>");

        assertThat(EnumSet.complementOf(EnumSet.copyOf(OPEN))).allSatisfy(route -> {
            assertThat(half.get(route.path()).header("location")).isEqualTo("/second-step");
            assertThat(half.post(route.path()).header("location")).isEqualTo("/second-step");
        });
    }

    @Test
    void everyForm_withoutItsToken_isRefused() {
        Visitor visitor = signedIn();
        String foreign = site.visitor().get("/sign-in").find("value=\"(.{43})\"");

        assertThat(Route.values()).allSatisfy(route -> {
            assertThat(visitor.send(route.path(), "id=x").status()).isEqualTo(403);
            assertThat(visitor.send(route.path(), "csrf=" + foreign).status()).isEqualTo(403);
        });
        assertThat(visitor.open("/").body()).as("still signed in").contains("Your account");
    }

    @Test
    void everyForm_fromAnotherSite_isRefused() {
        Visitor visitor = signedIn().saying("sec-fetch-site", "cross-site");

        assertThat(Route.values())
                .allSatisfy(route -> assertThat(visitor.post(route.path()).status()).isEqualTo(403));
        assertThat(visitor.saying("sec-fetch-site", "same-origin").open("/").body()).contains("Your account");
    }

    @Test
    void whatAThiefWants_afterFiveMinutes_asksAgain() {
        Visitor visitor = signedIn();
        site.advance(Duration.ofMinutes(5));

        assertThat(CAREFUL).allSatisfy(route -> {
            assertThat(visitor.get(route.path()).header("location")).isEqualTo("/confirm?next=" + route);
            assertThat(visitor.post(route.path()).header("location")).isEqualTo("/confirm?next=" + route);
        });
        assertThat(site.auth.appPasswords().list(ALICE)).isEmpty();
    }

    @Test
    void confirm_rightPassword_leadsOnUnderANewSession() {
        Visitor visitor = signedIn();
        site.advance(Duration.ofMinutes(5));
        String before = visitor.cookies().get("__Host-session");
        visitor.open("/add-device");

        assertThat(visitor.post("/confirm", "next", "ADD_DEVICE", "password", "wrong").body())
                .contains("The password is wrong.", "value=\"ADD_DEVICE\"");
        assertThat(visitor.submit("/confirm", "next", "ADD_DEVICE", "password", PASSWORD).body())
                .contains("<h1>Add a device</h1>");
        assertThat(visitor.cookies().get("__Host-session")).isNotEqualTo(before);
        visitor.cookies().put("__Host-session", before);
        assertThat(visitor.get("/").header("location")).isEqualTo("/sign-in");
    }

    @Test
    void confirm_anywhereElse_leadsHome() {
        Visitor visitor = signedIn();
        visitor.open("/confirm?next=https://evil.example/");

        assertThat(visitor.post("/confirm", "next", "https://evil.example/", "password", PASSWORD).header("location"))
                .isEqualTo("/");
    }

    @Test
    void confirm_withTwoStep_needsTheCodeToo() {
        List<String> codes = twoStepOn();
        Visitor visitor = site.visitor();
        visitor.signIn("alice", PASSWORD);
        visitor.submit("/second-step", "code", codes.get(0));
        site.advance(Duration.ofMinutes(5));
        visitor.open("/add-device");

        assertThat(visitor.post("/confirm", "next", "ADD_DEVICE", "password", PASSWORD).status()).isEqualTo(422);
        assertThat(visitor.post("/confirm", "next", "ADD_DEVICE", "password", PASSWORD, "code", codes.get(0)).body())
                .contains("was used before");
        assertThat(visitor.submit("/confirm", "next", "ADD_DEVICE", "password", PASSWORD, "code", codes.get(1)).body())
                .contains("<h1>Add a device</h1>");
    }

    @Test
    void signIn_unknownNameAndWrongPassword_areAlike() {
        Visitor one = site.visitor();
        Visitor other = site.visitor();
        one.get("/sign-in");
        other.get("/sign-in");

        Reply known = one.post("/sign-in", "name", "alice", "password", "wrong");
        Reply unknown = other.post("/sign-in", "name", "nobody", "password", "wrong");

        assertThat(known.status()).isEqualTo(unknown.status()).isEqualTo(422);
        assertThat(plain(known)).isEqualTo(plain(unknown));
        assertThat(known.body()).contains("value=\"alice\"").doesNotContain("wrong\"");
    }

    private static String plain(Reply reply) {
        return reply.body().replaceAll("(name=\"(csrf|challenge)\" value|data-challenge)=\"[^\"]+\"", "")
                .replaceAll("alice|nobody", "NAME");
    }

    @Test
    void signIn_byAppPasswordOrWithoutPassword_isRefused() {
        Visitor owner = signedIn();
        owner.open("/add-device");
        String appPassword = owner.submit("/add-device", "kind", "chat").facts().get(1);

        Visitor thief = site.visitor();
        assertThat(thief.signIn("alice", appPassword).status()).isEqualTo(422);
        assertThat(thief.signIn("alice", "").status()).isEqualTo(422);
        assertThat(thief.cookies()).doesNotContainKey("__Host-session");
    }

    @Test
    void signIn_byWholeAddressInCapitals_isTheSame() {
        assertThat(site.visitor().signIn("Alice@LOCALHOST", PASSWORD).body()).contains("Your account");
    }

    @Test
    void signIn_guesses_areSlowedAndSaidSo() {
        Visitor guesser = site.visitor();
        for (int i = 0; i < 5; i++) {
            guesser.signIn("alice", "guess" + i);
        }
        assertThat(guesser.signIn("alice", PASSWORD).status()).isEqualTo(429);
        assertThat(guesser.cookies()).doesNotContainKey("__Host-session");
    }

    @Test
    void secondStep_codeOnce_opensAndTrustSparesIt() {
        List<String> codes = twoStepOn();
        Visitor visitor = site.visitor().saying("user-agent", EVIL);
        visitor.signIn("alice", PASSWORD);
        String half = visitor.cookies().get("__Host-session");

        assertThat(visitor.post("/second-step", "code", "12345").body()).contains("6 digits");
        assertThat(visitor.post("/second-step", "code", "123456").body()).contains("wrong or was used");
        assertThat(visitor.submit("/second-step", "code", codes.get(0), "trust", "yes").body())
                .contains("Your account");
        assertThat(visitor.cookies().get("__Host-session")).isNotEqualTo(half);
        assertThat(visitor.open("/two-step").body()).contains("Trusted browsers: 1").doesNotContain(EVIL);

        visitor.open("/");
        visitor.post("/sign-out");
        assertThat(visitor.signIn("alice", PASSWORD).body()).contains("Your account");
        assertThat(visitor.get("/add-device").header("location")).as("never a fresh check")
                .isEqualTo("/confirm?next=ADD_DEVICE");
    }

    @Test
    void signOut_session_isOverOnTheServer() {
        Visitor visitor = signedIn();
        String stolen = visitor.cookies().get("__Host-session");
        assertThat(visitor.post("/sign-out").header("location")).isEqualTo("/sign-in");

        Visitor thief = site.visitor();
        thief.cookies().put("__Host-session", stolen);
        assertThat(thief.get("/").header("location")).isEqualTo("/sign-in");
    }

    @Test
    void addDevice_everyKind_showsItOnceAndWaits() {
        Visitor visitor = signedIn();
        visitor.open("/add-device");

        Reply chat = visitor.submit("/add-device", "kind", "chat", "label", EVIL);
        assertThat(chat.facts()).element(0).isEqualTo("alice@localhost");
        assertThat(chat.facts()).element(1).asString().matches("[a-z]{4}(-[a-z]{4}){3}");
        assertThat(chat.facts()).endsWith("localhost", "5222");
        assertThat(chat.body()).contains("App-specific password").doesNotContain(EVIL, "<svg");
        Reply phone = visitor.submit("/add-device", "kind", "phone");
        assertThat(phone.facts()).startsWith("alice").endsWith("localhost", "5061");
        assertThat(visitor.submit("/add-device", "kind", "older").facts()).endsWith("5060");

        Reply waiting = visitor.open(chat.find("href=\"(/device[^\"]+)\""));
        assertThat(waiting.header("content-security-policy")).isEqualTo(SecurityHeaders.ASKING_POLICY);
        assertThat(chat.header("content-security-policy")).as("it waits too").isEqualTo(SecurityHeaders.ASKING_POLICY);
        assertThat(visitor.open("/add-device").header("content-security-policy")).as("that of all").isEmpty();
        assertThat(waiting.body()).contains("Not connected yet.", "Check now", "<script src=\"/waiting.js\" defer>")
                .doesNotContain(chat.facts().get(1));
        assertThat(visitor.open("/").body()).contains("&lt;script&gt;", "Phone or calling app", "Never used")
                .doesNotContain(EVIL, chat.facts().get(1));
        assertThat(site.auth.appPasswords().list(ALICE)).hasSize(3);
    }

    @Test
    void addDevice_badLabelOrTooMany_keepsWhatWasTyped() {
        Visitor visitor = signedIn();
        visitor.open("/add-device");

        assertThat(visitor.submit("/add-device", "kind", "phone", "label", "x".repeat(129)).body())
                .contains("At most 128", "x".repeat(129)).containsPattern("value=\"phone\" checked");
        for (int i = 0; i < 25; i++) {
            visitor.submit("/add-device", "kind", "chat");
        }
        assertThat(visitor.submit("/add-device", "kind", "chat").body()).contains("Remove one first");
    }

    @Test
    void remove_oneAndAll_revokes() {
        Visitor visitor = signedIn();
        visitor.open("/add-device");
        for (String kind : List.of("chat", "phone", "older")) {
            visitor.submit("/add-device", "kind", kind);
        }
        String id = site.auth.appPasswords().list(ALICE).getFirst().id().value();

        assertThat(visitor.open("/remove?id=" + id).body()).contains("Remove Chat app");
        assertThat(visitor.submit("/remove", "id", id).body()).contains("Removed.");
        assertThat(site.auth.appPasswords().list(ALICE)).hasSize(2);
        visitor.open("/remove-all");
        assertThat(visitor.submit("/remove-all").body()).contains("All devices are signed out");
        assertThat(site.auth.appPasswords().list(ALICE)).isEmpty();
    }

    @Test
    void remove_aDeviceOfAnother_doesNothing() {
        site.auth.accounts().create(new AccountName("bob"), Optional.of(Secret.of(PASSWORD)));
        Visitor bob = site.visitor();
        bob.signIn("bob", PASSWORD);
        bob.open("/add-device");
        bob.submit("/add-device", "kind", "chat", "label", "device of bob");
        String id = site.auth.appPasswords().list(new AccountName("bob")).getFirst().id().value();
        Visitor alice = signedIn();

        assertThat(alice.open("/remove?id=" + id).body()).doesNotContain("device of bob");
        assertThat(alice.open("/device?id=" + id).body()).doesNotContain("device of bob");
        alice.submit("/remove", "id", id);
        assertThat(site.auth.appPasswords().list(new AccountName("bob"))).hasSize(1);
    }

    @Test
    void password_changed_endsOtherSessionsAndKeepsThisOneUnderANewToken() {
        Visitor other = signedIn();
        Visitor visitor = signedIn();
        visitor.open("/password");
        String before = visitor.cookies().get("__Host-session");

        assertThat(visitor.post("/password", "new", "short", "again", "short").body()).contains("At least 15");
        assertThat(visitor.post("/password", "new", "passwordpassword", "again", "passwordpassword").body())
                .contains("among the first that are tried");
        assertThat(visitor.post("/password", "new", "long enough to do", "again", "long enough to dont").body())
                .contains("not the same").doesNotContain("long enough");
        assertThat(visitor.submit("/password", "new", "long enough to do", "again", "long enough to do").body())
                .contains("Your password is changed");
        assertThat(visitor.cookies().get("__Host-session")).isNotEqualTo(before);
        assertThat(other.get("/").header("location")).isEqualTo("/sign-in");
        assertThat(site.visitor().signIn("alice", PASSWORD).status()).isEqualTo(422);
        assertThat(site.visitor().signIn("alice", "long enough to do").body()).contains("Your account");
    }

    @Test
    void suspended_account_isOutAtOnceAndStaysOut() {
        Visitor visitor = signedIn();
        site.auth.accounts().suspend(ALICE);

        assertThat(visitor.get("/").header("location")).isEqualTo("/sign-in");
        assertThat(site.visitor().signIn("alice", PASSWORD).body()).contains("Name or password is wrong");
    }

    @Test
    void twoStep_setUpFromStartToEnd_isOnAndCanBeTurnedOff() {
        Visitor other = signedIn();
        Visitor visitor = signedIn();
        visitor.open("/two-step");
        Reply app = visitor.open("/two-step/app");
        AuthenticatorApp authenticator = new AuthenticatorApp(app.facts().getFirst());
        assertThat(visitor.open("/two-step/app").facts()).as("looking again changes nothing").isEqualTo(app.facts());
        assertThat(visitor.post("/two-step/app", "code", "000000").status()).isEqualTo(422);
        Reply key = visitor.submit("/two-step/app", "code", authenticator.code(Instant.now()));
        String recoveryKey = key.find("<code>([^<]+)</code>");
        String asked = visitor.open("/two-step/type-key").body();
        String[] groups = TypedGroups.fields(asked, recoveryKey);
        Reply wrong = visitor.post("/two-step/type-key", "first", groups[3], "second", groups[1]);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(TypedGroups.fields(wrong.body(), recoveryKey)).as("the same groups").isEqualTo(groups);
        assertThat(visitor.post("/two-step/on").body()).contains("Set up a passkey or an authenticator app");
        assertThat(visitor.submit("/two-step/type-key", groups).body()).contains("Recovery key: ready");
        assertThat(visitor.open("/two-step/on").body()).contains("<h1>Turn it on</h1>");
        assertThat(visitor.submit("/two-step/on").body()).contains("Two-step verification is on.");
        assertThat(other.get("/").header("location")).as("all others are signed out").isEqualTo("/sign-in");

        Visitor again = site.visitor();
        assertThat(again.signIn("alice", PASSWORD).body()).contains("<h1>Second step</h1>");
        Reply used = again.submit("/second-step", "code", recoveryKey);
        assertThat(used.body()).as("a used key is replaced at once").contains("<h1>Your recovery key</h1>");
        assertThat(visitor.get("/").header("location")).as("whoever was in is out").isEqualTo("/sign-in");
        assertThat(again.open("/").body()).contains("you have no recovery key");
        again.open("/two-step/off");
        assertThat(again.submit("/two-step/off").body()).contains("Two-step verification is off.");
    }

    @Test
    void codes_made_areShownUntilDoneAndCounted() {
        Visitor visitor = signedIn();
        visitor.open("/two-step/codes");

        Reply made = visitor.submit("/two-step/codes");
        assertThat(made.body().split("<li><code>", -1)).hasSize(11);
        Reply again = visitor.open("/two-step/codes/new");
        assertThat(again.body().replace(visitor.token(), "")).isEqualTo(made.body().replace(visitor.token(), ""));
        assertThat(visitor.submit("/two-step/codes/new").body()).contains("<h1>Two-step verification</h1>");
        assertThat(visitor.open("/two-step/codes/new").body()).contains("You have 10.").doesNotContain("<li><code>");
    }

    @Test
    void home_refusedDevice_isToldToItsOwnerAndEscaped() {
        twoStepOn();
        for (int i = 0; i < 10; i++) {
            site.auth.events().publish(refusal(EVIL));
        }
        site.auth.events().publish(refusal(""));
        Visitor visitor = site.visitor();
        List<String> codes = oneTimeCodes();
        visitor.signIn("alice", PASSWORD);
        Reply home = visitor.submit("/second-step", "code", codes.get(0));

        assertThat(home.body()).contains("at 192.0.2.7 tried your main password", "unnamed app").doesNotContain(EVIL);
        assertThat(home.body().split("192.0.2.7", -1)).as("one line a device").hasSize(3);
    }

    @Test
    void home_rolloutAnnounced_isPutOffOnceForAWeek() {
        Visitor visitor = signedIn();
        assertThat(visitor.open("/").body()).doesNotContain("/snooze");
        assertThat(visitor.open("/snooze").body()).as("nothing to put off").doesNotContain("Wait seven days");
        rollout(RolloutStage.ENFORCE);
        assertThat(visitor.open("/").body()).contains("no longer opens chat and calls", "/snooze");

        assertThat(visitor.open("/snooze").body()).contains("Wait seven days");
        assertThat(visitor.submit("/snooze").body()).contains("Nothing changes for seven days", "Until ")
                .doesNotContain("/snooze");

        assertThat(visitor.post("/snooze").status()).as("once").isEqualTo(409);
        assertThat(site.auth.accounts().find(ALICE).orElseThrow().rollout().snoozedUntil()).isPresent();
    }

    @Test
    void home_ownerChoseTwoStep_isToldNothingOfTheRollout() {
        rollout(RolloutStage.ENFORCE);
        twoStepOn();
        Visitor visitor = site.visitor();
        List<String> codes = oneTimeCodes();
        visitor.signIn("alice", PASSWORD);

        assertThat(visitor.submit("/second-step", "code", codes.get(0)).body()).contains("is on")
                .doesNotContain("/snooze", "no longer opens");
    }

    private void rollout(RolloutStage stage) {
        site.auth.rollouts().set(new Rollouts.Draft(Optional.empty(), stage, 100, List.of()), "");
    }

    private static AuthEvent refusal(String client) {
        return new AuthEvent.LoginRefused(ALICE, Instant.parse("2026-11-24T10:00:00Z"), LoginProtocol.XMPP, "PLAIN",
                RefusalReason.PRIMARY_PASSWORD, InetAddress.ofLiteral("192.0.2.7"), client);
    }

    @Test
    void log_ofANameThatWasTakenAnew_tellsNothingOfTheOneBefore() throws InterruptedException {
        site.auth.appPasswords().create(ALICE, DeviceKind.CHAT.asked("secret label of the first alice", 16));
        site.auth.accounts().remove(ALICE);
        Thread.sleep(5);
        site.auth.accounts().create(ALICE, Optional.of(Secret.of(PASSWORD)));
        Visitor visitor = signedIn();
        visitor.open("/add-device");
        visitor.submit("/add-device", "kind", "chat", "label", EVIL);

        assertThat(visitor.open("/log").body()).contains("Account made", "Device added", "&lt;script&gt;")
                .doesNotContain("first alice", EVIL, "AppPassword");
    }

    @Test
    void pages_inGerman_areGerman() {
        assertThat(site.visitor().saying("accept-language", "de-DE,de;q=0.9").signIn("alice", PASSWORD).body())
                .contains("<html lang=\"de\">", "Dein Konto", "Geräte");
    }

    @Test
    void otherMethodsAndPaths_areErrorsInTheSameFrame() {
        assertThat(site.visitor().get("/nothing").status()).isEqualTo(404);
        assertThat(site.visitor().get("//evil.example/").status()).isEqualTo(404);
        assertThat(signedIn().get("/sign-out").status()).isEqualTo(405);
        Reply other = site.carry("OTHER", "/", java.util.Map.of(), "");
        assertThat(other.status()).isEqualTo(405);
        assertThat(other.header("allow")).isEqualTo("GET, HEAD, POST");
    }

    @Test
    void form_ofASessionThatIsOver_leadsToSignInAndDoesNothing() {
        Visitor visitor = signedIn();
        visitor.open("/add-device");
        site.advance(Duration.ofMinutes(31));

        assertThat(visitor.post("/add-device", "kind", "chat").header("location")).isEqualTo("/sign-in");
        assertThat(site.auth.appPasswords().list(ALICE)).isEmpty();
    }

    @Test
    void notice_inAQuery_isOursOrNothing() {
        assertThat(signedIn().open("/?done=%3Cb%3EYour+account+is+hacked").body()).doesNotContain("hacked");
    }
}
