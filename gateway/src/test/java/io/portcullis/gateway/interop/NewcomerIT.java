package io.portcullis.gateway.interop;

import static io.portcullis.gateway.interop.BrowserIT.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portcullis.gateway.web.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Somebody new: from an invitation, or from nothing, to a chat client that is signed in.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewcomerIT {
    private static final Pattern APP_PASSWORD = Pattern.compile("\\b([a-z]{4}(?:-[a-z]{4}){3,6})\\b");
    private static final String CHOSEN = "four other words entirely";

    @TempDir
    static Path directory;

    private Postbox postbox;
    private StartedServer server;
    private Https https;

    @BeforeAll
    void start() {
        Chromium.need();
        postbox = new Postbox();
        server = StartedServer.start(directory.resolve("data"), postbox.settings("log.level=trace",
                "pages.registration.enabled=true", "pages.registration.per-network=2"));
        https = Https.to(server);
    }

    @AfterAll
    void stop() {
        https.close();
        server.close();
        postbox.close();
    }

    @Test
    void invitation_toAChatClientSignedIn_asANewUserWould() throws Exception {
        assertThat(server.run("", "account", "invite", "nora", "--mail", "nora@example.net", "--reason", "new here"))
                .contains("mailed to nora@example.net").doesNotContain("token");
        String link = Postbox.link(postbox.first("nora@example.net"));
        try (Chromium browser = Chromium.at(server, "en", false)) {
            browser.open(link);
            seen(browser, "Welcome", "i-1-welcome");
            browser.awaitText("Your address: nora@localhost");
            browser.unfold("Choose a password instead");
            browser.type("Password", "passwordpassword");
            browser.type("Once more", "passwordpassword");
            browser.press("Continue");
            browser.awaitText("That is among the first that are tried.");
            seen(browser, "Welcome", "i-2-welcome-again");
            browser.type("Password", CHOSEN);
            browser.type("Once more", CHOSEN);
            browser.press("Continue");
            seen(browser, "Add a device", "i-3-first-device");
            browser.open("/");
            seen(browser, "Your account", "i-3-home");

            String password = addChat(browser);
            browser.execute("document.querySelector(\"main a[href^='/device?']\").click()");
            browser.awaitText("Waiting for your device");
            assertThat(ScriptedClient.SLIXMPP.start(server, "nora", password, Map.of()).outcome()).isEqualTo("online");
            browser.awaitText("Connected.");
            assertThat(browser.all(".state.good")).isNotEmpty();
            assertThat(server.output()).doesNotContain(CHOSEN, password);
        }
        assertLinkIsNowhereElse(Postbox.token(link));
        assertThat(https.visitor().open(link).status()).isEqualTo(410);
    }

    /// Whatever kinds there are and however the page shows the password: the first for chat, and what looks like one.
    private static String addChat(Chromium browser) {
        browser.press("Add a device");
        browser.awaitPage("Add a device");
        browser.execute("document.querySelector(\"input[type=radio][value^='chat']\")?.click()");
        browser.press("Continue");
        String page = await().atMost(Duration.ofSeconds(20)).until(() -> browser.hidden("main"),
                text -> APP_PASSWORD.matcher(text).find());
        Matcher found = APP_PASSWORD.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private void assertLinkIsNowhereElse(String token) throws Exception {
        assertThat(server.output()).doesNotContain(token);
        assertThat(Metrics.read(server).text()).doesNotContain(token);
        assertThat(server.run("", "audit", "export")).doesNotContain(token).contains("Invited", "InvitationAccepted",
                "why=new here");
        assertThat(postbox.texts()).filteredOn(text -> text.contains(token)).hasSize(1);
    }

    /// Twenty at once with one link, over sockets: one is in, and its password is the one that counts.
    @Test
    void link_usedByManyAtOnce_letsOneIn() throws Exception {
        String link = Postbox.link(server.run("", "account", "invite", "otto"));
        CountDownLatch all = new CountDownLatch(20);
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String password = "words of guest number " + i;
                Visitor guest = https.visitor();
                assertThat(guest.open(link).status()).isEqualTo(200);
                running.add(threads.submit(() -> {
                    all.countDown();
                    all.await();
                    return guest.post("/invitation", "token", Postbox.token(link), "new", password, "again", password)
                            .status();
                }));
            }
            for (Future<Integer> one : running) {
                answers.add(one.get());
            }
        }

        assertThat(answers).hasSize(20).containsOnly(303, 410).containsOnlyOnce(303);
        assertThat(https.visitor().signIn("otto", "words of guest number " + answers.indexOf(303)).body())
                .contains("otto@localhost");
    }

    @Test
    void register_fromTheSignInPage_isHome() {
        try (Chromium browser = Chromium.at(server, "en", false)) {
            browser.open("/");
            browser.press("Make an account");
            seen(browser, "Make an account", "j-1-register");
            browser.type("Name", "bob");
            browser.type("Password", CHOSEN);
            browser.type("Once more", CHOSEN);
            browser.press("Make it");
            browser.awaitText("This name is taken.");
            seen(browser, "Make an account", "j-2-register-taken");
            browser.type("Name", "paula");
            browser.type("Password", CHOSEN);
            browser.type("Once more", CHOSEN);
            browser.press("Make it");
            seen(browser, "Your account", "j-3-home");
            assertThat(server.output()).doesNotContain(CHOSEN);
        }
        assertThat(server.run("", "audit", "export")).contains("AccountRegistered", "address=127.0.0.1");
    }
}
