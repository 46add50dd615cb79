package io.portcullis.gateway.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.portcullis.auth.account.AccountName;
import io.portcullis.gateway.mail.MailStores;
import io.portcullis.gateway.web.Visitor;
import io.portcullis.gateway.web.Visitor.Reply;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterPageTest {
    private static final String CHOSEN = "four other words entirely";

    @TempDir
    private Path directory;

    private MailStores stores;
    private TestSite site;

    @BeforeEach
    void open() {
        stores = MailStores.in(directory);
        site = TestSite.over(stores.auth());
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static Reply register(Visitor visitor, String name, String password) {
        visitor.open("/register");
        return visitor.submit("/register", "name", name, "new", password, "again", password);
    }

    private boolean exists(String name) {
        return stores.auth().accounts().find(new AccountName(name)).isPresent();
    }

    @Test
    void register_nameAndPassword_isSignedIn() {
        Visitor visitor = site.visitor();
        assertThat(visitor.open("/sign-in").body()).contains("href=\"/register\"");

        assertThat(register(visitor, "Carol@localhost", CHOSEN).body()).contains("<h1>Your account</h1>",
                "carol@localhost");

        assertThat(visitor.open("/add-device").body()).contains("<h1>Add a device</h1>");
        assertThat(visitor.get("/register").header("location")).isEqualTo("/");
        assertThat(site.visitor().signIn("carol", CHOSEN).body()).contains("Your account");
        assertThat(stores.auth().audit().latest(new AccountName("carol"), 9))
                .anyMatch(row -> row.entry().kind().equals("AccountRegistered"));
    }

    @Test
    void register_whereItIsOff_isNoPage() {
        TestSite closed = TestSite.withoutRegistration(stores.auth());
        Visitor visitor = closed.visitor();

        assertThat(visitor.open("/sign-in").body()).doesNotContain("/register");
        assertThat(visitor.get("/register").status()).isEqualTo(404);
        assertThat(visitor.post("/register", "name", "carol", "new", CHOSEN, "again", CHOSEN).status()).isEqualTo(404);
        assertThat(exists("carol")).isFalse();
    }

    @Test
    void register_nameThatCannotBe_isSaidAndKept() {
        stores.auth().accounts().create(MailStores.ALICE, Optional.empty());

        assertThat(register(site.visitor(), "ALICE", CHOSEN).body()).contains("This name is taken.");
        assertThat(register(site.visitor(), "Admin", CHOSEN).body()).contains("This name is taken.");
        assertThat(register(site.visitor(), "\uFF52oot", CHOSEN).body()).as("in full width")
                .contains("This name is taken.");
        for (String name : new String[] {"", "a b", "a@evil.example", "a/b", "\u202Eabc", "x".repeat(257)}) {
            assertThat(register(site.visitor(), name, CHOSEN).body()).as(name).contains("That can be no name");
        }
        assertThat(stores.auth().accounts().list()).hasSize(1);
    }

    @Test
    void register_passwordThatCannotBe_isSaid() {
        Visitor visitor = site.visitor();

        assertThat(register(visitor, "carol", "short").body()).contains("At least 15", "value=\"carol\"");
        assertThat(register(visitor, "carol", "carol@localhost").body()).contains("among the first that are tried");
        assertThat(register(visitor, "carol", "\u0007abcdefghijklmnop-x").status()).isEqualTo(422);
        visitor.open("/register");
        assertThat(visitor.post("/register", "name", "carol", "new", CHOSEN, "again", "other").body())
                .contains("The two are not the same.").doesNotContain(CHOSEN);
        assertThat(exists("carol")).isFalse();
    }

    /// What was refused takes nobody's place.
    @Test
    void register_moreThanANetworkMay_isRefused() {
        register(site.visitor(), "admin", CHOSEN);
        for (int i = 0; i < 3; i++) {
            assertThat(register(site.visitor(), "user" + i, CHOSEN).body()).contains("Your account");
        }

        assertThat(register(site.visitor(), "user3", CHOSEN).status()).isEqualTo(429);
        assertThat(exists("user3")).isFalse();
    }

    @Test
    void register_triedNames_areSlowedDown() {
        stores.auth().accounts().create(MailStores.ALICE, Optional.empty());
        for (int i = 0; i < 5; i++) {
            assertThat(register(site.visitor(), "alice", CHOSEN).body()).contains("This name is taken.");
        }

        assertThat(register(site.visitor(), "alice", CHOSEN).status()).isEqualTo(429);
        assertThat(register(site.visitor(), "free", CHOSEN).status()).as("another name").isEqualTo(429);
    }

    @Test
    void form_withoutItsToken_makesNothing() {
        Visitor visitor = site.visitor();
        visitor.open("/register");

        assertThat(visitor.send("/register", "name=carol&new=" + CHOSEN + "&again=" + CHOSEN).status()).isEqualTo(403);
        assertThat(exists("carol")).isFalse();
    }
}
