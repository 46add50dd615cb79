package io.portcullis.gateway.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.gateway.web.AuthenticatorApp;
import io.portcullis.gateway.web.TypedGroups;
import io.portcullis.gateway.web.request.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The account pages as a real browser shows them: what it says of where forms come from, what it makes of the content
/// security policy, that nothing sticks out of a phone's screen, and what axe-core
/// finds against WCAG 2.2, in small and large windows, light and dark. Leaves screenshots in `target/screenshots`.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserIT {
    private static final Set<String> IN_DOCS = Set.of("1-sign-in", "3-home", "4-add-device", "n-chat",
            "n-conversations", "n-linphone", "i-1-welcome",
            "p-3-recovery-key", "p-4-second-step", "p-7-passkey-and-app", "dora-addresses", "r-recovery",
            "s-signed-in-now");
    private static final String MORE = "Another app, or a name";

    @TempDir
    static Path directory;

    private StartedServer server;

    @BeforeAll
    void start() {
        Chromium.need();
        server = StartedServer.start(directory.resolve("data"));
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    static void seen(Chromium browser, String heading, String name) {
        browser.awaitPage(heading);
        seenInEveryLook(browser, name);
    }

    private static void seenInEveryLook(Chromium browser, String name) {
        for (Look look : Look.values()) {
            browser.look(look);
            String as = name + "-" + look.suffix();
            browser.screenshot(as);
            if (IN_DOCS.contains(name)) {
                browser.illustration(as);
            }
            assertThat(browser.scrollsSideways()).as(as).isFalse();
            assertThat(browser.barriers()).as(as).isEmpty();
        }
        browser.lookAsBefore();
        assertThat(browser.complaints()).as(name).isEmpty();
    }

    /// Opens every page, and what the pages link to, and returns the paths of those that were there.
    private static Set<String> walk(Chromium browser, String account) {
        Deque<String> ahead = new ArrayDeque<>(Arrays.stream(Route.values()).map(Route::path).toList());
        Set<String> seen = new TreeSet<>();
        while (!ahead.isEmpty()) {
            String next = ahead.remove();
            String path = next.split("\\?", 2)[0];
            if (seen.contains(path)) {
                continue;
            }
            browser.open(next);
            if (browser.answer().equals("200 " + path)) {
                seen.add(path);
                seenInEveryLook(browser, account + (path.equals("/") ? "-home" : path.replace('/', '-')));
                ahead.addAll(browser.links());
            } else {
                browser.complaints();
            }
        }
        return seen;
    }

    @Test
    void everyPage_withOneStep_hasNoBarriers() {
        server.run("the long password of erin", "account", "add", "erin", "--password-file", "-");
        try (Chromium browser = Chromium.at(server, "en", false)) {
            browser.open("/");
            browser.awaitPage("Sign in");
            browser.execute("document.querySelectorAll('label').forEach(label => label.remove())");
            assertThat(browser.barriers()).as("axe sees what is wrong").anyMatch(found -> found.startsWith("label"));
            browser.open("/recovery");
            seen(browser, "I have lost everything", "r-recovery");
            browser.open("/");
            signIn(browser, "erin");
            browser.awaitPage("Your account");
            browser.open("/password");
            browser.type("New password", "qwertyuiop123456");
            browser.type("Once more", "qwertyuiop123456");
            browser.press("Change password");
            browser.awaitText("easy to guess");
            seen(browser, "Change password", "w-advice");
            for (String kind : List.of("chat", "phone", "older", "conversations", "linphone", "baresip")) {
                browser.open("/add-device");
                browser.execute("document.querySelector('input[name=kind][value=" + kind + "]').click()");
                browser.unfold(MORE);
                browser.type("A name for it (optional)", "My " + kind);
                browser.press("Continue");
                browser.execute("document.querySelectorAll('details').forEach(folded => { folded.open = true; })");
                seen(browser, "My " + kind, "n-" + kind);
            }
            browser.open("/no-such-page");
            assertThat(browser.answer()).startsWith("404 ");
            browser.complaints();
            seenInEveryLook(browser, "no-such-page");
            server.run("", "rollout", "set", "nudge");
            assertThat(walk(browser, "erin")).contains("/", "/add-device", "/remove", "/remove-all",
                    "/password", "/sessions", "/log", "/two-step",
                    "/two-step/app", "/addresses", "/addresses/add", "/snooze");
        } finally {
            server.run("", "rollout", "set", "off");
        }
    }

    @Test
    void addDevice_fromSignInToConnected_isFourPages() throws IOException {
        try (Chromium browser = Chromium.at(server, "en", false)) {
            browser.open("/");
            seen(browser, "Sign in", "1-sign-in");
            browser.type("Name", "bob");
            browser.type("Password", "wrong");
            browser.press("Sign in");
            browser.awaitText("Name or password is wrong");
            seen(browser, "Sign in", "2-sign-in-wrong");
            browser.type("Password", StartedServer.BOB_PASSWORD);
            browser.press("Sign in");
            seen(browser, "Your account", "3-home");
            browser.press("Add a device");
            seen(browser, "Add a device", "4-add-device");
            browser.unfold(MORE);
            browser.type("A name for it (optional)", "Bob's <b>tablet</b>");
            browser.press("Continue");
            seen(browser, "Bob's <b>tablet</b>", "5-new-device");
            List<String> facts = browser.all("dd code");
            assertThat(browser.all("button.copy")).as("the script runs").containsOnly("Copy").hasSize(4);
            browser.awaitText("Waiting for your device");
            browser.execute("window.sameAsBefore = true; document.querySelector('main a[href^=\"/device?\"]').focus()");
            assertThat(signIn(facts.get(1))).startsWith("<success");
            browser.awaitText("Connected.");
            assertThat(browser.execute("return window.sameAsBefore + document.activeElement.textContent"))
                    .as("not loaded again, and the focus is where it was").isEqualTo("trueCheck now");
            browser.execute("document.activeElement.blur()");
            seen(browser, "Bob's <b>tablet</b>", "7-connected");
            browser.press("Done");
            seen(browser, "Your account", "8-home");
            browser.press("Sign out");
            browser.awaitPage("Sign in");
        }
    }

    @Test
    void waiting_whenTheSessionEnds_leadsToSignIn() {
        server.run("the long password of frank", "account", "add", "frank", "--password-file", "-");
        try (Chromium browser = Chromium.at(server, "en", false)) {
            browser.open("/");
            signIn(browser, "frank");
            browser.press("Add a device");
            browser.press("Continue");
            browser.press("Check now");
            browser.awaitText("Waiting for your device");
            server.run("", "account", "suspend", "frank");
            browser.awaitPage("Sign in");
        }
    }

    /// Signs in and adds a chat app; its password.
    private static String newDevice(Chromium browser, String owner, String name) {
        browser.open("/");
        signIn(browser, owner);
        browser.press("Add a device");
        browser.unfold(MORE);
        browser.type("A name for it (optional)", name);
        browser.press("Continue");
        browser.awaitPage(name);
        return browser.all("dd code").get(1);
    }

    @Test
    void signedInNow_chatAppAndBrowser_isSignedOut() throws IOException {
        server.run("the long password of gina", "account", "add", "gina", "--password-file", "-");
        try (Chromium browser = Chromium.at(server, "en", false)) {
            String password = newDevice(browser, "gina", "Gina's tablet");
            try (RawXmpp stream = RawXmpp.bound(server, "gina", password)) {
                browser.open("/");
                browser.press("Signed in now");
                browser.awaitText("Gina's tablet");
                seen(browser, "Signed in now", "s-signed-in-now");
                browser.execute("document.querySelector('main form button').click()");
                browser.awaitText("Signed out.");
                assertThat(stream.readToEnd(1_000)).contains("</stream:stream>");
                seen(browser, "Signed in now", "s-signed-out");
            }
        }
    }

    @Test
    void recoveryKey_printed_saysWhoseItIsAndHasNoButtons() {
        server.run("the long password of ivan", "account", "add", "ivan", "--password-file", "-");
        try (Chromium browser = Chromium.at(server, "en", false)) {
            browser.open("/sign-in");
            browser.type("Name", "ivan");
            browser.type("Password", "the long password of ivan");
            browser.press("Sign in");
            browser.awaitPage("Your account");
            browser.open("/two-step/recovery-key");
            browser.awaitPage("Your recovery key");
            String key = browser.all(".key code").getFirst();

            String printed = browser.printed();
            assertThat(printed).contains(key, "ivan@localhost", "https://localhost:" + server.pagesPort,
                    String.valueOf(java.time.Year.now(java.time.ZoneOffset.UTC)));
            assertThat(printed).doesNotContain("I have it on paper", "Sign out", "Print this page", "Copy");
            assertThat(printed.lines()).hasSizeLessThan(10);
        }
    }

    @Test
    void device_removed_isSignedOutAtOnce() throws IOException {
        server.run("the long password of henry", "account", "add", "henry", "--password-file", "-");
        try (Chromium browser = Chromium.at(server, "en", false)) {
            String password = newDevice(browser, "henry", "Henry's phone");
            try (RawXmpp stream = RawXmpp.bound(server, "henry", password)) {
                browser.press("Done");
                browser.awaitText("Henry's phone");
                browser.press("Remove");
                browser.awaitText("It is signed out at once");
                browser.press("Remove");
                browser.awaitText("None yet.");
                assertThat(stream.readToEnd(1_000)).contains("</stream:stream>");
            }
        }
    }

    private String signIn(String password) throws IOException {
        try (RawXmpp stream = RawXmpp.startTls(server.xmppPort, "TLSv1.3")) {
            stream.openStream();
            stream.mechanisms();
            return new RawSasl(stream, "SCRAM-SHA-256").signIn("bob", password);
        }
    }

    @Test
    void twoStep_setUpInGermanAndDark_isOn() {
        server.run("das lange Passwort von Carol", "account", "add", "carol", "--password-file", "-");
        try (Chromium browser = Chromium.at(server, "de-DE,de", true)) {
            browser.open("/");
            browser.type("Name", "carol");
            browser.type("Passwort", "das lange Passwort von Carol");
            browser.press("Anmelden");
            browser.awaitPage("Dein Konto");
            browser.press("Einrichten");
            seen(browser, "Bestätigung in zwei Schritten", "a-two-step");
            browser.press("Mit einer Authentifizierungs-App einrichten");
            seen(browser, "Authentifizierungs-App", "b-app");
            browser.open("/two-step/app");
            browser.awaitPage("Authentifizierungs-App");
            String secret = browser.hidden("details code");
            browser.type("Die 6 Ziffern, die sie zeigt", new AuthenticatorApp(secret).code(Instant.now()));
            browser.press("Weiter");
            seen(browser, "Dein Wiederherstellungsschlüssel", "c-recovery-key");
            String key = browser.all(".key code").getFirst();
            browser.press("Ich habe ihn auf Papier");
            seen(browser, "Steht er auf Papier?", "d-type-key");
            typeGroups(browser, key);
            browser.press("Einschalten");
            browser.awaitText("Die Bestätigung in zwei Schritten ist an.");
            seen(browser, "Dein Konto", "f-home");
        }
    }

    private static void typeGroups(Chromium browser, String key) {
        for (String label : browser.all("main label")) {
            browser.type(label, TypedGroups.of(label, key).getFirst());
        }
    }

    @Test
    void passkey_setUpSignedInAndChecked_byTheBrowsersOwnAuthenticator() {
        server.run("the long password of dora", "account", "add", "dora", "--password-file", "-");
        try (Chromium browser = Chromium.at(server, "en", false)) {
            browser.plugInAuthenticator();
            browser.open("/");
            signIn(browser, "dora");
            browser.awaitPage("Your account");
            browser.press("Set it up");
            seen(browser, "Two-step verification", "p-1-two-step");
            browser.press("Set it up with a passkey");
            seen(browser, "Passkey", "p-2-passkey");
            browser.type("A name for it (optional)", "My <b>laptop</b>");
            browser.press("Make a passkey");
            seen(browser, "Your recovery key", "p-3-recovery-key");
            String key = browser.all(".key code").getFirst();
            browser.press("I have it on paper");
            browser.awaitPage("Is it on paper?");
            typeGroups(browser, key);
            browser.press("Turn it on");
            browser.awaitText("Two-step verification is on.");
            browser.press("Sign out");
            browser.awaitPage("Sign in");
            signIn(browser, "dora");
            seen(browser, "Second step", "p-4-second-step");
            browser.press("Use your passkey");
            browser.awaitPage("Your account");
            browser.press("Sign out");
            browser.awaitPage("Sign in");
            browser.press("Use your passkey");
            browser.awaitPage("Your account");
            browser.press("Sign out");
            browser.awaitPage("Sign in");
            browser.listPasskeys();
            browser.open("/sign-in");
            browser.awaitPage("Your account");
            browser.open("/two-step");
            browser.awaitText("last used");
            seen(browser, "Two-step verification", "p-5-second-steps");
            browser.press("Add a passkey");
            browser.awaitPage("Passkey");
            browser.press("Make a passkey");
            browser.awaitText("That did not work.");
            browser.open("/confirm");
            seen(browser, "Is it you?", "p-6-confirm");
            browser.press("Use your passkey");
            browser.awaitPage("Your account");
            addApp(browser);
            assertThat(walk(browser, "dora")).contains("/", "/two-step", "/two-step/passkey",
                    "/two-step/rename", "/two-step/remove", "/two-step/off", "/two-step/codes");
        }
    }

    private static void addApp(Chromium browser) {
        browser.open("/two-step");
        browser.press("Rename");
        browser.type("Name", "Laptop");
        browser.press("Rename");
        browser.awaitText("Laptop");
        browser.press("Add an authenticator app");
        browser.awaitPage("Authenticator app");
        String secret = browser.hidden("details code");
        browser.type("The 6 digits it shows", new AuthenticatorApp(secret).code(Instant.now()));
        browser.press("Continue");
        seen(browser, "Two-step verification", "p-7-passkey-and-app");
    }

    private static void signIn(Chromium browser, String name) {
        browser.type("Name", name);
        browser.type("Password", "the long password of " + name);
        browser.press("Sign in");
    }
}
