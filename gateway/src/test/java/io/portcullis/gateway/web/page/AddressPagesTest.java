package io.portcullis.gateway.web.page;

import static io.portcullis.gateway.mail.MailStores.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressPagesTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private Path directory;

    private MailStores stores;
    private TestSite site;
    private Visitor alice;

    @BeforeEach
    void open() {
        stores = MailStores.in(directory);
        stores.auth().accounts().create(ALICE, Optional.of(Secret.of(PASSWORD)));
        site = TestSite.over(stores.auth());
        alice = site.visitor();
        alice.signIn("alice", PASSWORD);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private String token() {
        Taken taken = stores.auth().mails().outbox().take().orElseThrow();
        stores.auth().mails().outbox().sent(taken.mail());
        assertThat(taken.notice().kind()).isEqualTo(NoticeKind.CONFIRM_ADDRESS);
        return taken.notice().field(Field.TOKEN).orElseThrow();
    }

    @Test
    void address_addedConfirmedAndRemoved_isShownAsItIs() {
        assertThat(alice.open("/").body()).contains("href=\"/addresses\"");
        alice.open("/addresses/add");
        assertThat(alice.submit("/addresses/add", "address", "Alice@Example.net").body())
                .contains("Alice@example.net", "Open the link in the mail there", "A mail with a link is on its way");

        String token = token();
        Visitor phone = site.visitor();
        Reply shown = phone.open("/addresses/confirm?token=" + token);
        assertThat(shown.body()).contains("Confirm this address", "Alice@example.net");
        assertThat(stores.auth().mails().addresses().list(ALICE).getFirst().confirmed()).isEmpty();
        assertThat(phone.submit("/addresses/confirm", "token", token).body()).contains("Confirmed");
        assertThat(phone.submit("/addresses/confirm", "token", token).status()).isEqualTo(410);

        Reply list = alice.open("/addresses");
        assertThat(list.body()).contains("Alice@example.net").doesNotContain("Open the link");
        String id = list.find("/addresses/remove\\?id=([a-z0-9]+)");
        alice.open("/addresses/remove?id=" + id);
        assertThat(alice.submit("/addresses/remove", "id", id).body()).doesNotContain("Alice@example.net");
        assertThat(alice.open("/log").body()).contains("Mail address added", "Mail address confirmed",
                "Mail address removed");
    }

    @Test
    void home_withTwoStepOnAndNoAddress_saysWhatIsMissing() {
        assertThat(alice.open("/").body()).doesNotContain("Add a mail address");
        stores.auth().accounts().setTwoStep(ALICE, true);
        List<Secret> codes = stores.auth().secondSteps().oneTimeCodes().make(ALICE);
        Visitor again = site.visitor();
        again.signIn("alice", PASSWORD);

        assertThat(again.submit("/second-step", "code", Shown.text(codes.getFirst())).body())
                .contains("Add a mail address");
    }

    @Test
    void add_whatIsNoAddress_keepsItAndSaysSo() {
        alice.open("/addresses/add");

        Reply reply = alice.post("/addresses/add", "address", "a@b.cd\r\nBcc: <eve@example.com>");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.body()).contains("That is no mail address.", "&lt;eve@example.com>");
        assertThat(stores.auth().mails().outbox().take()).isEmpty();
    }

    /// Whoever has stolen a session cannot bring notices to themselves, nor keep them from their owner.
    @Test
    void addAndRemove_withoutAFreshCheck_askForOne() {
        site.advance(Duration.ofMinutes(6));

        assertThat(alice.get("/addresses/add").header("location")).startsWith("/confirm");
        assertThat(alice.post("/addresses/add", "address", "eve@example.com").header("location"))
                .startsWith("/confirm");
        assertThat(alice.get("/addresses/remove?id=x").header("location")).startsWith("/confirm");
        assertThat(stores.auth().mails().addresses().list(ALICE)).isEmpty();
    }

    @Test
    void remove_ofAnothersAddress_doesNothing() {
        stores.auth().accounts().create(new AccountName("bob"),
                Optional.of(Secret.of(PASSWORD)));
        alice.open("/addresses/add");
        alice.submit("/addresses/add", "address", "alice@example.net");
        String id = stores.auth().mails().addresses().list(ALICE).getFirst().id().value();
        Visitor bob = site.visitor();
        bob.signIn("bob", PASSWORD);

        bob.open("/addresses");
        bob.submit("/addresses/remove", "id", id);

        assertThat(stores.auth().mails().addresses().list(ALICE)).hasSize(1);
    }

    @Test
    void confirm_madeUpLinks_leadNowhere() {
        for (String token : List.of("", "x", "A".repeat(43), "%00", "A".repeat(9999))) {
            assertThat(site.visitor().open("/addresses/confirm?token=" + token).status()).isEqualTo(410);
        }
    }
}
