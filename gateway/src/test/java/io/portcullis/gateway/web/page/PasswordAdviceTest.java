package io.portcullis.gateway.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.secret.Secret;
import io.portcullis.gateway.web.Visitor;
import io.portcullis.gateway.web.Visitor.Reply;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordAdviceTest {
    private static final AccountName ALICE = new AccountName("wilhelmina");
    private static final String PASSWORD = "correct horse battery";
    private static final String EASY = "qwertyuiop123456";

    @TempDir
    Path directory;
    private TestSite site;
    private Visitor alice;

    @BeforeEach
    void open() {
        site = TestSite.in(directory);
        site.auth.accounts().create(ALICE, Optional.of(Secret.of(PASSWORD)));
        alice = site.visitor();
        alice.signIn(ALICE.value(), PASSWORD);
        alice.open("/password");
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void submit_easyToGuess_isSaidOnceAndThenTaken() {
        Reply advised = alice.post("/password", "new", EASY, "again", EASY);
        assertThat(advised.status()).isEqualTo(422);
        assertThat(advised.body())
                .contains("easy to guess", "aria-describedby=\"advice\"", "value=\"1\" aria-label=\"Strength\"")
                .doesNotContain(EASY, "aria-invalid");
        assertThat(site.visitor().signIn(ALICE.value(), PASSWORD).body()).as("nothing is changed yet")
                .contains("Your account");
        String carried = advised.find("name=\"(advised)\" value=\"yes\"");

        assertThat(alice.submit("/password", "new", EASY, "again", EASY, carried, "yes").body())
                .contains("Your password is changed");
        assertThat(site.visitor().signIn(ALICE.value(), EASY).body()).contains("Your account");
    }

    @Test
    void submit_hardToGuess_isTakenWithoutAWord() {
        assertThat(alice.get("/password").body()).doesNotContain("<meter", "advised");
        assertThat(alice.submit("/password", "new", "vier Worte ohne Sinn", "again", "vier Worte ohne Sinn").body())
                .contains("Your password is changed");
    }

    @Test
    void submit_madeOfTheOwnName_isEasy() {
        assertThat(alice.saying("accept-language", "de")
                .post("/password", "new", "portculliswilhelmina", "again", "portculliswilhelmina").body())
                .contains("leicht zu erraten");
    }

    @Test
    void submit_againstTheRules_isRefusedHoweverOftenItIsSent() {
        assertThat(alice.post("/password", "new", "passwordpassword", "again", "passwordpassword", "advised", "yes")
                .body()).contains("among the first that are tried").doesNotContain("<meter");
        assertThat(alice.post("/password", "new", EASY, "again", EASY + "x").body()).as("first what is wrong")
                .contains("not the same").doesNotContain("<meter");
    }
}
