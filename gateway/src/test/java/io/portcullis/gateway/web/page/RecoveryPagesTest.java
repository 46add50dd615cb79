package io.portcullis.gateway.web.page;

import static io.portcullis.gateway.mail.MailStores.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.portcullis.auth.account.AccountName;
import io.portcullis.auth.notice.Notice.Field;
import io.portcullis.auth.notice.NoticeKind;
import io.portcullis.auth.secret.Secret;
import io.portcullis.auth.service.Outbox.Taken;
import io.portcullis.gateway.mail.MailStores;
import io.portcullis.gateway.web.Visitor;
import io.portcullis.gateway.web.Visitor.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryPagesTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String NEW = "four other words entirely";

    @TempDir
    private Path directory;

    private MailStores stores;
    private TestSite site;

    @BeforeEach
    void open() {
        stores = MailStores.in(directory).withAlice("en");
        site = TestSite.over(stores.auth());
    }

    @AfterEach
    void close() {
        site.close();
    }

    /// The next mail of a kind; others before it are taken along.
    private String token(NoticeKind kind) {
        return await().atMost(Duration.ofSeconds(10)).until(() -> next(kind), Optional::isPresent).orElseThrow();
    }

    private Optional<String> next(NoticeKind kind) {
        for (Optional<Taken> taken = stores.auth().mails().outbox().take(); taken.isPresent(); taken = stores.auth()
                .mails().outbox().take()) {
            stores.auth().mails().outbox().sent(taken.get().mail());
            if (taken.get().notice().kind() == kind) {
                return taken.get().notice().field(Field.TOKEN);
            }
        }
        return Optional.empty();
    }

    private String started() {
        Visitor lost = site.visitor();
        assertThat(lost.open("/sign-in").body()).contains("href=\"/recovery\"");
        assertThat(lost.open("/recovery").body()).contains("I have lost everything");
        assertThat(lost.submit("/recovery", "name", "Alice@localhost").body()).contains("Look at your mail");
        return token(NoticeKind.RECOVERY_STARTED);
    }

    private boolean underWay() {
        return stores.auth().recoveries().find(ALICE).isPresent();
    }

    @Test
    void ask_forAnyName_looksTheSame() {
        stores.auth().accounts().create(new AccountName("bob"), Optional.of(Secret.of(PASSWORD)));
        String known = asked("alice");

        assertThat(asked("bob")).isEqualTo(known);
        assertThat(asked("nobody")).isEqualTo(known);
        assertThat(asked("\"not'a<name>")).isEqualTo(known);
    }

    private String asked(String name) {
        Visitor visitor = site.visitor();
        visitor.open("/recovery");
        Reply reply = visitor.submit("/recovery", "name", name);
        assertThat(reply.status()).isEqualTo(200);
        return reply.body().replace(visitor.token(), "TOKEN");
    }

    @Test
    void cancel_byTheLinksButton_isDone() {
        String token = started();
        Visitor owner = site.visitor();

        assertThat(owner.open("/recovery/cancel?token=" + token).body()).contains("Cancel the recovery");
        assertThat(underWay()).isTrue();
        assertThat(owner.submit("/recovery/cancel", "token", token).body()).contains("Recovery cancelled");

        assertThat(underWay()).isFalse();
        assertThat(owner.get("/recovery/cancel?token=" + token).status()).isEqualTo(410);
    }

    @Test
    void cancel_bySigningIn_isDone() {
        started();

        Visitor owner = site.visitor();
        assertThat(owner.signIn("alice", PASSWORD).body()).contains("Your account");

        assertThat(underWay()).isFalse();
        assertThat(owner.open("/log").body()).contains("Recovery asked for", "Recovery cancelled");
    }

    /// The first of two steps is no sign-in: who stole the password alone cannot keep its owner out.
    @Test
    void firstStep_alone_cancelsNothing() {
        stores.auth().accounts().setTwoStep(ALICE, true);
        started();

        assertThat(site.visitor().signIn("alice", PASSWORD).body()).contains("Second step");

        assertThat(underWay()).isTrue();
    }

    @Test
    void finish_afterTheWait_endsAllAndStartsAnew() {
        Visitor before = site.visitor();
        before.signIn("alice", PASSWORD);
        stores.auth().accounts().setTwoStep(ALICE, true);
        started();
        stores.clock().advance(Duration.ofDays(3));
        String token = token(NoticeKind.RECOVERY_READY);

        Visitor owner = site.visitor();
        assertThat(owner.open("/recovery/finish?token=" + token).body()).contains("Set the new password", "alice");
        assertThat(owner.submit("/recovery/finish", "token", token, "new", "short", "again", "short").status())
                .isEqualTo(422);
        assertThat(owner.submit("/recovery/finish", "token", token, "new", NEW, "again", "other words than these")
                .body()).contains("The two are not the same.");
        assertThat(
                owner.submit("/recovery/finish", "token", token, "new", "qwertyuiop123456", "again", "qwertyuiop123456")
                        .body())
                .contains("easy to guess", "name=\"advised\"").doesNotContain("qwerty");
        assertThat(owner.submit("/recovery/finish", "token", token, "new", NEW, "again", NEW).body())
                .contains("You have a new password");

        assertThat(owner.submit("/recovery/finish", "token", token, "new", NEW, "again", NEW).status()).isEqualTo(410);
        assertThat(owner.get("/recovery/finish?token=" + token).status()).isEqualTo(410);
        assertThat(before.get("/").header("location")).isEqualTo("/sign-in");
        assertThat(site.visitor().signIn("alice", PASSWORD).body()).contains("Name or password is wrong");
        assertThat(owner.signIn("alice", NEW).body()).contains("Two-step verification is on",
                "there is no second step");
        owner.open("/two-step/off");
        assertThat(owner.post("/two-step/off").body()).contains("It stays on until");
        assertThat(stores.auth().accounts().find(ALICE).orElseThrow().twoStep()).isTrue();
    }

    /// Once a second step is set up again, the password alone opens nothing more.
    @Test
    void signIn_afterASecondStepWasSetUpAgain_asksForIt() {
        stores.auth().accounts().setTwoStep(ALICE, true);
        started();
        stores.clock().advance(Duration.ofDays(3));
        String token = token(NoticeKind.RECOVERY_READY);
        Visitor owner = site.visitor();
        owner.open("/recovery/finish?token=" + token);
        owner.submit("/recovery/finish", "token", token, "new", NEW, "again", NEW);
        owner.signIn("alice", NEW);

        owner.open("/two-step/codes");
        owner.submit("/two-step/codes");

        assertThat(site.visitor().signIn("alice", NEW).body()).contains("Second step");
    }

    @Test
    void links_madeUp_leadNowhere() {
        for (String path : new String[] {"/recovery/cancel", "/recovery/finish"}) {
            for (String token : new String[] {"", "x", "A".repeat(43), "A".repeat(9999)}) {
                Visitor stranger = site.visitor();
                assertThat(stranger.open(path + "?token=" + token).status()).isEqualTo(410);
                stranger.open("/recovery");
                assertThat(stranger.post(path, "token", token, "new", NEW, "again", NEW).status()).isEqualTo(410);
            }
        }
    }

    @Test
    void ask_tooOften_saysWhen() {
        Visitor visitor = site.visitor();
        visitor.open("/recovery");
        for (int i = 0; i < 10; i++) {
            visitor.submit("/recovery", "name", "nobody");
        }

        assertThat(visitor.submit("/recovery", "name", "nobody").status()).isEqualTo(429);
        assertThat(visitor.submit("/recovery", "name", "").status()).isEqualTo(422);
    }
}
