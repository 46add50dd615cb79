package io.portcullis.gateway.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.decision.RefusalReason;
import io.portcullis.auth.secret.Secret;
import io.portcullis.gateway.web.SoftwarePasskey;
import io.portcullis.gateway.web.Visitor;
import io.portcullis.gateway.web.Visitor.Reply;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing in by a passkey alone, with a browser and an authenticator in software.
class PasskeySignInTest {
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
        Visitor owner = site.visitor();
        owner.signIn("alice", PASSWORD);
        owner.submit("/two-step/passkey", phone.made(owner.open("/two-step/passkey")));
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static String[] changed(String[] fields, String name, String value) {
        String[] all = fields.clone();
        for (int i = 0; i < all.length; i += 2) {
            if (all[i].equals(name)) {
                all[i + 1] = value;
            }
        }
        return all;
    }

    @Test
    void signIn_byPasskey_isEveryStep() {
        Visitor visitor = site.visitor();

        assertThat(visitor.submit("/sign-in", phone.answer(visitor.open("/sign-in"))).body())
                .contains("<h1>Your account</h1>");

        assertThat(visitor.get("/add-device").status()).as("a fresh check").isEqualTo(200);
        assertThat(site.outcomes.lines).last().isEqualTo("passkey accepted");
    }

    @Test
    void signIn_underTwoStep_asksForNothingMore() {
        site.auth.secondSteps().recoveryKeys().confirm(ALICE, site.auth.secondSteps().recoveryKeys().make(ALICE));
        site.auth.secondSteps().twoStep().on(ALICE);
        Visitor visitor = site.visitor();

        assertThat(visitor.submit("/sign-in", phone.answer(visitor.open("/sign-in"))).body())
                .contains("<h1>Your account</h1>", "Two-step verification is on.");
    }

    @Test
    void question_isAnotherOneForEachPage_andSaysNothingOfAccounts() {
        Visitor visitor = site.visitor();
        Reply page = visitor.open("/sign-in");

        assertThat(page.body()).contains("data-credentials=\"\"", "autocomplete=\"username webauthn\"");
        assertThat(page.find("data-challenge=\"([^\"]+)\""))
                .isNotEqualTo(site.visitor().open("/sign-in").find("data-challenge=\"([^\"]+)\""));
    }

    /// Whoever has read the form that was sent.
    @Test
    void answer_replayed_opensNothing() {
        Visitor visitor = site.visitor();
        String[] answer = phone.answer(visitor.open("/sign-in"));
        visitor.submit("/sign-in", answer);
        visitor.submit("/sign-out");
        visitor.open("/sign-in");

        Reply again = visitor.post("/sign-in", answer);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains(FAILED);
    }

    /// A page that was opened by somebody else, who passes its question on.
    @Test
    void answer_toAnotherBrowsersQuestion_isRefused() {
        Visitor thief = site.visitor();
        thief.open("/sign-in");

        assertThat(thief.post("/sign-in", phone.answer(site.visitor().open("/sign-in"))).body()).contains(FAILED);
    }

    @Test
    void answer_toAMadeUpQuestion_isRefused() {
        Visitor visitor = site.visitor();
        String[] answer = phone.answer(visitor.open("/sign-in"));

        for (String challenge : new String[] {"", "A".repeat(43), "%", "x".repeat(5000), "A".repeat(10)}) {
            assertThat(visitor.post("/sign-in", changed(answer, "challenge", challenge)).body()).contains(FAILED);
        }
    }

    @Test
    void answer_fromAnotherOrigin_isRefused() {
        SoftwarePasskey fooled = new SoftwarePasskey("https://localhost.evil.example");
        Visitor owner = site.visitor();
        owner.submit("/sign-in", phone.answer(owner.open("/sign-in")));
        Visitor visitor = site.visitor();

        assertThat(visitor.post("/sign-in", fooled.answer(visitor.open("/sign-in"))).body()).contains(FAILED);
    }

    @Test
    void answer_withNobodysUser_isRefused_andTheOperatorHears() {
        Visitor visitor = site.visitor();
        site.outcomes.lines.clear();

        assertThat(visitor.post("/sign-in", changed(phone.answer(visitor.open("/sign-in")), "user", "")).body())
                .contains(FAILED);
        assertThat(visitor.post("/sign-in", new SoftwarePasskey(ORIGIN).answer(visitor.open("/sign-in"))).body())
                .contains(FAILED);

        assertThat(site.outcomes.lines).containsExactly("passkey " + RefusalReason.WRONG_SECRET + " alice",
                "passkey " + RefusalReason.UNKNOWN_ACCOUNT);
    }

    @Test
    void wrongAnswers_areSlowedDown() {
        Visitor visitor = site.visitor();
        Reply last = visitor.open("/sign-in");
        for (int i = 0; i < 6; i++) {
            last = visitor.post("/sign-in", changed(phone.answer(last), "user", ""));
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(visitor.signIn("alice", PASSWORD).body()).as("the password's count is another")
                .contains("<h1>Your account</h1>");
    }

    @Test
    void suspendedAccount_isNotLetIn() {
        Visitor visitor = site.visitor();
        Reply page = visitor.open("/sign-in");
        site.auth.accounts().suspend(ALICE);

        assertThat(visitor.post("/sign-in", phone.answer(page)).body()).contains(FAILED);
    }
}
