package io.portcullis.gateway.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.Secret;
import io.portcullis.gateway.web.AuthenticatorApp;
import io.portcullis.gateway.web.TypedGroups;
import io.portcullis.gateway.web.Visitor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The recovery key shown, and proved by two of its groups.
class RecoveryKeyPagesTest {
    private static final AccountName ALICE = new AccountName("alice");
    private static final String SHOWN = "<code>([a-z-]+)</code>";

    @TempDir
    Path directory;
    private TestSite site;

    @BeforeEach
    void open() {
        site = TestSite.in(directory);
        site.auth.accounts().create(ALICE, Optional.of(Secret.of("correct horse battery")));
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Visitor signedIn() {
        Visitor visitor = site.visitor();
        visitor.signIn("alice", "correct horse battery");
        return visitor;
    }

    private boolean isOn() {
        return site.auth.secondSteps().twoStep().status(ALICE).on();
    }

    private boolean keyCounts() {
        return site.auth.secondSteps().twoStep().status(ALICE).recoveryKey();
    }

    @Test
    void typeKey_twoGroups_makeItCount() {
        Visitor alice = signedIn();
        String key = alice.open("/two-step/recovery-key").find(SHOWN);
        String[] groups = TypedGroups.fields(alice.open("/two-step/type-key").body(), key);
        assertThat(keyCounts()).isFalse();

        alice.submit("/two-step/type-key", groups);

        assertThat(keyCounts()).isTrue();
    }

    @Test
    void typeKey_withASecondFactor_turnsTwoStepOnWithTheSameButton() {
        Visitor alice = signedIn();
        String secret = alice.open("/two-step/app").facts().getFirst();
        String key = alice.submit("/two-step/app", "code", new AuthenticatorApp(secret).code(Instant.now()))
                .find(SHOWN);
        String asked = alice.open("/two-step/type-key").body();
        assertThat(asked).contains("name=\"on\"", "are signed out now");

        String[] groups = TypedGroups.fields(asked, key);
        String[] wrong = {"first", groups[3], "second", groups[1], "on", "yes"};
        assertThat(alice.post("/two-step/type-key", wrong).status()).isEqualTo(422);
        assertThat(isOn()).isFalse();

        alice.open("/two-step/type-key");
        assertThat(alice.submit("/two-step/type-key", groups[0], groups[1], groups[2], groups[3], "on", "yes").body())
                .contains("Two-step verification is on.");
        assertThat(isOn()).isTrue();
    }

    @Test
    void typeKey_askedToTurnOnWithoutASecondFactor_saysWhatIsMissing() {
        Visitor alice = signedIn();
        String key = alice.open("/two-step/recovery-key").find(SHOWN);
        String asked = alice.open("/two-step/type-key").body();
        assertThat(asked).doesNotContain("name=\"on\"");
        String[] groups = TypedGroups.fields(asked, key);

        assertThat(alice.submit("/two-step/type-key", groups[0], groups[1], groups[2], groups[3], "on", "yes").body())
                .contains("<h1>Turn it on</h1>");
        assertThat(isOn()).isFalse();
        assertThat(keyCounts()).isTrue();
    }

    @Test
    void typeKey_withoutBeingAsked_turnsNothingOn() {
        Visitor alice = signedIn();
        String secret = alice.open("/two-step/app").facts().getFirst();
        String key = alice.submit("/two-step/app", "code", new AuthenticatorApp(secret).code(Instant.now()))
                .find(SHOWN);
        String[] groups = TypedGroups.fields(alice.open("/two-step/type-key").body(), key);

        alice.submit("/two-step/type-key", groups);

        assertThat(keyCounts()).isTrue();
        assertThat(isOn()).isFalse();
    }

    @Test
    void typeKey_noKeyOnItsWay_showsOneFirst() {
        Visitor alice = signedIn();
        assertThat(alice.get("/two-step/type-key").header("location")).isEqualTo("/two-step/recovery-key");
        assertThat(alice.post("/two-step/type-key", "first", "", "second", "").header("location"))
                .isEqualTo("/two-step/recovery-key");
        assertThat(keyCounts()).isFalse();
    }

    @Test
    void typeKey_lookedAtAgain_asksForTheSameGroups() {
        Visitor alice = signedIn();
        String key = alice.open("/two-step/recovery-key").find(SHOWN);
        String[] groups = TypedGroups.fields(alice.open("/two-step/type-key").body(), key);
        for (int i = 0; i < 10; i++) {
            assertThat(alice.open("/two-step/recovery-key").find(SHOWN)).isEqualTo(key);
            assertThat(TypedGroups.fields(alice.open("/two-step/type-key").body(), key)).isEqualTo(groups);
        }
    }

    @Test
    void typeKey_keyMadeAnewElsewhere_isShownAnew() {
        Visitor phone = signedIn();
        String old = phone.open("/two-step/recovery-key").find(SHOWN);
        Visitor desk = signedIn();
        desk.open("/two-step/recovery-key");

        String[] groups = TypedGroups.fields(phone.open("/two-step/type-key").body(), old);
        String shown = phone.submit("/two-step/type-key", groups).find(SHOWN);

        assertThat(shown).isNotEqualTo(old);
        assertThat(keyCounts()).isFalse();
    }

    @Test
    void typeKey_groupsOfAKeyThatCountsAlready_areAskedForNoMore() {
        Visitor alice = signedIn();
        String key = alice.open("/two-step/recovery-key").find(SHOWN);
        String[] groups = TypedGroups.fields(alice.open("/two-step/type-key").body(), key);
        alice.submit("/two-step/type-key", groups);

        alice.open("/two-step");
        assertThat(alice.post("/two-step/type-key", groups).header("location")).isEqualTo("/two-step/recovery-key");
    }
}
